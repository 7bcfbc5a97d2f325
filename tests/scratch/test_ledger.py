import json
def test_l():
    from tests.house.test_said_once import code_lists, LEDGER, answer_models
    from cdop.dataset.forms import FORMS
    LEDGER.write_text(json.dumps({k:v.codes() for k,v in sorted(code_lists().items())},indent=1)+"\n")
    st={s.slug for _,s in answer_models()}
    for f in FORMS: print(f.slug,[s.slug for s in f.sections if s.slug not in st])
