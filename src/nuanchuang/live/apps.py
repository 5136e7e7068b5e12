from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "nuanchuang.live"
    label = "nc_live"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nuanchuang.journal.actions import when_appended
        from nuanchuang.live.notify import tell

        when_appended(tell)
