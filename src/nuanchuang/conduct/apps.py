from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "nuanchuang.conduct"
    label = "nc_conduct"
    default_auto_field = "django.db.models.BigAutoField"
