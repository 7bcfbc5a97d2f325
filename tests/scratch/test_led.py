import json
from tests.house import test_query_counts as t
from tests.house.test_query_counts import worlds, asked, pages, PUBLIC, everyone, make_panel, sign_in, Client, transaction
def test_all(worlds, django_db_blocker):
    led={}
    for page in pages():
        if page.name in PUBLIC: continue
        with django_db_blocker.unblock(), transaction.atomic():
            few, many=(asked(page,w,sign_in(Client(), everyone(make_panel(w.by.panel_code)))) for w in worlds)
            transaction.set_rollback(True)
        if few is not None: led[page.name]=few
        if few!=many: print("DIFF",page.name,few,many)
    open("tests/house/queries.json","w").write(json.dumps(led,indent=2)+"\n")
