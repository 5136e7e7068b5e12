from django.apps import AppConfig


class HallConfig(AppConfig):
    name = "nuanchuang.hall"
    label = "nc_hall"
    default_auto_field = "django.db.models.BigAutoField"
