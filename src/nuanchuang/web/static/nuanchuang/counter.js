/* The paper in hand is always in sight. */
const show = () => document.querySelector(".task[aria-current]")?.scrollIntoView({ block: "nearest" });
addEventListener("htmx:afterSettle", show);
show();
