def test_u():
    from django.urls import get_resolver
    def walk(r,pre="",ns=""):
        for p in r.url_patterns:
            if hasattr(p,"url_patterns"):
                if p.urlconf_name and "allauth" in str(p.urlconf_name): continue
                walk(p,pre+str(p.pattern),(ns+p.namespace+":") if p.namespace else ns)
            else: print(pre+str(p.pattern), ns+(p.name or "?"), getattr(p.callback,"permission","-"), getattr(p.callback,"is_guarded",None))
    walk(get_resolver())
