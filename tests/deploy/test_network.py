"""Default deny, and exactly the needed pairs."""

from typing import Any

from tests.deploy import charts

INGRESS = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress-nginx"}}}
DATABASE = ("10.0.1.10/32", 5432)
VALKEY = ("10.0.1.11/32", 6379)
SCANNER = ("10.0.1.13/32", 3310)
MAIL = ("10.0.1.14/32", 587)
CALENDARS = ("203.0.113.20/32", 443)
WANTED = {MAIL, CALENDARS}
# Who speaks to whom, beside DNS. Whoever starts with the doctor's questions asks all four servers.
NEEDED = {
    "web": {DATABASE, VALKEY, SCANNER},
    "worker": {DATABASE, VALKEY, SCANNER},
    "relay": {DATABASE, VALKEY, SCANNER},
    "beat": {DATABASE, VALKEY, SCANNER},
    "live": {VALKEY},
    "migrate": {DATABASE},
}
CALLED_AT = {"web": 8000, "live": 8001}
Pairs = set[tuple[str, int]]


def policies_for(manifests: list[charts.Manifest], component: str) -> list[charts.Manifest]:
    labels = charts.pod_labels(charts.workloads(manifests)[component])
    policies = charts.of_kind(manifests, "NetworkPolicy")
    return [policy for policy in policies if charts.selects(policy["spec"]["podSelector"]["matchLabels"], labels)]


def rules(manifests: list[charts.Manifest], component: str, direction: str) -> list[dict[str, Any]]:
    return [rule for policy in policies_for(manifests, component) for rule in policy["spec"].get(direction, [])]


def addresses(manifests: list[charts.Manifest], component: str) -> Pairs:
    return {
        (peer["ipBlock"]["cidr"], port["port"])
        for rule in rules(manifests, component, "egress")
        for peer in rule["to"]
        for port in rule["ports"]
        if "ipBlock" in peer
    }


def test_nothing_goes_in_or_out_of_any_pod_unless_a_policy_says_so() -> None:
    manifests = charts.render()
    for component in charts.PROCESSES:
        denying = [
            policy["spec"]
            for policy in policies_for(manifests, component)
            if set(policy["spec"]) == {"podSelector", "policyTypes"}
        ]
        assert [spec["policyTypes"] for spec in denying] == [["Ingress", "Egress"]]


def test_each_process_reaches_exactly_the_servers_it_needs() -> None:
    manifests = charts.render()
    assert {component: addresses(manifests, component) for component in charts.PROCESSES} == NEEDED


def test_mail_and_calendars_are_reached_by_the_worker_alone_and_only_where_they_are_wanted() -> None:
    opened = charts.values_of("minimal")["networkPolicy"] | {
        name: {"to": [{"ipBlock": {"cidr": cidr}}]}
        for name, (cidr, _) in {"mail": MAIL, "calendars": CALENDARS}.items()
    }
    wanted = {"mail": {"enabled": True, "from": "soudan@example.jp"}, "calendars": {"hosts": ["groupware.example.jp"]}}
    asked = charts.render(networkPolicy=opened, **wanted)
    assert addresses(asked, "worker") == NEEDED["worker"] | WANTED
    others = [name for name in charts.PROCESSES if name != "worker"]
    assert {name: addresses(asked, name) for name in others} == {name: NEEDED[name] for name in others}
    assert addresses(charts.render(networkPolicy=opened), "worker") == NEEDED["worker"]


def test_the_services_of_channels_are_reached_by_web_and_worker_where_they_are_named() -> None:
    line = {"ports": [443, 993], "to": [{"ipBlock": {"cidr": "198.51.100.0/24"}}]}
    asked = charts.render(networkPolicy=charts.values_of("minimal")["networkPolicy"] | {"plugins": line})
    added = {("198.51.100.0/24", 443), ("198.51.100.0/24", 993)}
    who = {name for name in charts.PROCESSES if addresses(asked, name) != NEEDED[name]}
    assert who == {"web", "worker"}
    assert all(addresses(asked, name) == NEEDED[name] | added for name in who)


def test_a_broker_and_a_cache_of_their_own_are_told_apart() -> None:
    policy = charts.values_of("minimal")["networkPolicy"]
    rabbit = {"port": 5671, "to": [{"ipBlock": {"cidr": "10.0.1.12/32"}}]}
    manifests = charts.render(networkPolicy=policy | {"broker": rabbit})
    assert ("10.0.1.12/32", 5671) in addresses(manifests, "worker")
    assert ("10.0.1.12/32", 5671) not in addresses(manifests, "live") | addresses(manifests, "migrate")


def test_everybody_may_ask_for_names_over_both_protocols() -> None:
    manifests = charts.render()
    for component in charts.PROCESSES:
        asked = [
            {(port["port"], port["protocol"]) for port in rule["ports"]}
            for rule in rules(manifests, component, "egress")
            if any("podSelector" in peer for peer in rule["to"])
        ]
        assert asked == [{(53, "UDP"), (53, "TCP")}]


def test_only_the_ingress_may_call_and_only_web_and_live_are_called() -> None:
    manifests = charts.render()
    for component in charts.PROCESSES:
        expected = (
            [{"from": [INGRESS], "ports": [{"port": CALLED_AT[component], "protocol": "TCP"}]}]
            if component in CALLED_AT
            else []
        )
        assert rules(manifests, component, "ingress") == expected


def test_the_port_that_may_be_called_is_the_one_that_is_open() -> None:
    for component, port in CALLED_AT.items():
        container = charts.container_of(charts.workloads(charts.render())[component])
        assert [found["containerPort"] for found in container["ports"]] == [port]


def test_no_rule_is_open_to_everybody(manifests: list[charts.Manifest]) -> None:
    for policy in charts.of_kind(manifests, "NetworkPolicy"):
        for rule in (*policy["spec"].get("ingress", []), *policy["spec"].get("egress", [])):
            peers = rule.get("from", rule.get("to"))
            assert peers
            assert rule["ports"]
            assert all(peers)


def test_where_the_network_knows_no_policies_none_are_made() -> None:
    assert charts.of_kind(charts.render("no_network_policy"), "NetworkPolicy") == []
