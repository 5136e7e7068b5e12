from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "nuanchuang.queue"
    label = "nc_queue"
    default_auto_field = "django.db.models.BigAutoField"
