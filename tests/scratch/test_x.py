from cdop.core.isolation import catalogue
from django.core.management import call_command
def test_x(db):
    for f in catalogue.faults(): print(f)
    call_command("doctor")
