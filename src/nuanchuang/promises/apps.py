from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "nuanchuang.promises"
    label = "nc_promises"
    default_auto_field = "django.db.models.BigAutoField"
