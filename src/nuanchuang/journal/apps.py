from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "nuanchuang.journal"
    label = "nc_journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nuanchuang.journal import guard

        post_migrate.connect(guard.install, sender=self)
