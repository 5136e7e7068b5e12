from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "nuanchuang.reception"
    label = "nc_reception"
    default_auto_field = "django.db.models.BigAutoField"
