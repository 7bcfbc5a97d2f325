import time
from datetime import date
from tests.house.examples import *
from tests.makers.panels import *
from cdop.figures import publishing
from cdop.figures.cohort import Cohort
def test_p(db):
    p=make_panel("north"); by=actor_of(everyone(p),p)
    from tests.makers.cases import make_reviewed_case
    make_reviewed_case(by)
    t=time.time()
    kind=publishing.publication("panel")
    with scope_of(by):
        pr=publishing.prepare(kind, Cohort(by.panel_id, kind.basis, date(2025,4,1), date(2026,3,31)), by=by, step=lambda n: None)
        a=publishing.file(pr, by=by)
    print(time.time()-t, list(pr.files))
