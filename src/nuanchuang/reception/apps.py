from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "nuanchuang.reception"
    label = "nc_reception"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nuanchuang.journal.followers import follow
        from nuanchuang.reception.actions.midnight import ticket_expired

        follow("reception.ticket_expired", {"queue.ticket_expired"}, ticket_expired)
