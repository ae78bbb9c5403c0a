"""Whatever the schema lets through becomes valid Kubernetes: no value that a person may write breaks a template."""

from typing import Any

import kubernetes_validate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.deploy import charts

# Names that YAML would take for something else, were they not quoted.
TRICKY = ("true", "null", "123", "1e3", "0x1", "no", "2026-11-22", "a", "mannaka")
WORDS = ("", "on", "0123", "a: b", '"', "'", "{{ .Values }}", "# none", "- x", "改行\nも", "\\", "%", "*")
VERSION = "1.37"

names = st.sampled_from(TRICKY)
texts = st.sampled_from(WORDS)
pods = st.integers(1, 200)
maps = st.dictionaries(names, texts, max_size=2)
labels = st.dictionaries(names, names, max_size=2)
hosts = st.lists(st.sampled_from(("imabari.example.jp", "1.2", "no.example", "true.example")), min_size=1, unique=True)
cpu = st.sampled_from(("1", "250m", "0.5"))
memory = st.sampled_from(("64Mi", "1Gi"))


def every(**choices: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(choices)


def some(**choices: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=choices)


resources = some(requests=some(cpu=cpu, memory=memory), limits=some(cpu=cpu, memory=memory))
peers = st.lists(
    st.one_of(
        st.fixed_dictionaries({"ipBlock": st.just({"cidr": "fd00::/8", "except": ["fd00::1/128"]})}),
        st.fixed_dictionaries({"podSelector": st.fixed_dictionaries({"matchLabels": labels})}),
    ),
    min_size=1,
    max_size=2,
)
server = st.fixed_dictionaries({"port": st.integers(1, 65_535), "to": peers})
toleration = every(key=names, operator=st.just("Equal"), value=names, effect=st.just("NoExecute"))
values = st.fixed_dictionaries(
    {
        "image": st.fixed_dictionaries(
            {"repository": st.sampled_from(("mannaka", "registry.example:5000/a/b"))},
            optional={
                "tag": st.sampled_from(("1.10", "1e3", "latest")),
                "digest": st.just("sha256:" + "1" * 64),
                "pullSecrets": st.lists(names, max_size=2),
            },
        ),
        "data": every(existingClaim=st.sampled_from(("", "123")), storageClassName=names),
        "scheduling": every(priorityClassName=names, nodeSelector=labels, tolerations=st.lists(toleration, max_size=2)),
        "secret": st.fixed_dictionaries({"existingSecret": names}),
        "scanner": every(kind=st.sampled_from(("clamd", "demo")), url=st.sampled_from(("tcp://a:3310", "tcp://1.2"))),
        "mail": every(enabled=st.booleans(), **{"from": st.sampled_from(("a@b", "no+1@true.example"))}),
        "calendars": every(hosts=hosts),
        "plugins": every(
            allowed=st.just(["jp.a.b==1.0.0"]),
            stopped=st.lists(st.just("jp.a.b"), max_size=1),
            remoteSecret=st.sampled_from(("", "1e3")),
            mailHosts=st.lists(st.just("mail.a.jp"), max_size=1),
        ),
        "ingress": st.fixed_dictionaries(
            {"hosts": hosts, "className": names},
            optional={
                "enabled": st.booleans(),
                "publicPort": st.integers(1, 65_535),
                "wildcard": st.just("*.true.example"),
                "tls": st.lists(st.fixed_dictionaries({"secretName": names, "hosts": hosts}), max_size=2),
                "annotations": maps,
                "liveAnnotations": maps,
            },
        ),
        "networkPolicy": st.fixed_dictionaries(
            dict.fromkeys(("database", "broker", "cache", "scanner", "mail"), server) | {"calendars": every(to=peers)},
            optional={
                "plugins": every(to=peers, ports=st.lists(st.integers(1, 65_535), min_size=1, max_size=2, unique=True)),
                "enabled": st.booleans(),
                "ingressFrom": peers,
                "dns": server,
            },
        ),
    },
    optional={
        "web": some(
            replicas=pods, processes=st.integers(1, 32), resources=resources, autoscaling=some(enabled=st.booleans())
        ),
        "live": some(replicas=pods, resources=resources),
        "worker": some(replicas=pods, resources=resources),
        "relay": some(replicas=st.integers(1, 10), resources=resources),
        "beat": some(resources=resources),
        "migrate": some(mode=st.sampled_from(("hook", "plain")), args=st.lists(texts, min_size=1)),
        "podDisruptionBudget": some(enabled=st.booleans()),
        "serviceAccount": some(annotations=maps),
    },
)


# Not made smaller when it fails: that takes minutes, and the values are readable as they are.
@given(chosen=values, release=names)
@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_any_values_that_are_accepted_make_valid_resources(chosen: dict[str, Any], release: str) -> None:
    for manifest in charts.render_values(chosen, release=release):
        assert kubernetes_validate.validate(manifest, VERSION, strict=True) == VERSION
