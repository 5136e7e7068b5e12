from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "nuanchuang.promises"
    label = "nc_promises"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nuanchuang.journal.followers import follow
        from nuanchuang.promises.actions import tell_watchers

        follow("promises.tell_watchers", {"catalogue.released"}, tell_watchers)
