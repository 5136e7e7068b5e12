from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nuanchuang.people"
    label = "nc_people"
    default_auto_field = "django.db.models.BigAutoField"
