"""Hostile templates of a house's own."""

from tests.codes.builders import Files
from tests.hostile.case import BUILT, TEMPLATES, UNRENDERED, Case, Cases

PAGE = "lkjip/report.html.jinja"


def page(body: str, **more: str | bytes) -> Files:
    """Templates with this body on the cover."""
    words = f'{{% extends "rapor/{PAGE}" %}}\n{{% block cover %}}{body}{{% endblock %}}'
    return {TEMPLATES + name: content for name, content in {PAGE: words, **more}.items()}


BODIES = {
    "a class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "a class by a filter": "{{ (''|attr('_'~'_class_'~'_')) }}",
    "a class by a map": "{{ ['']|map(attribute='__class__')|list }}",
    "a class by groups": "{{ ['']|groupby('__class__')|list }}",
    "a class by sorting": "{{ ['']|sort(attribute='__class__.__name__') }}",
    "a class by a format": "{{ '%s {0.__class__}'.format('') }}",
    "a class by a format map": "{{ '{x.__class__}'.format_map({'x': ''}) }}",
    "a class by a chain": "{{ document|attr('__class__')|attr('__init__')|attr('__globals__') }}",
    "the code of a macro": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}{{ m._func.__code__ }}",
    "the frames of a generator": "{{ (range(3)|map('string')).gi_frame.f_globals }}",
    "the loop": "{% for x in [1] %}{{ loop.__class__ }}{{ loop._iterator }}{% endfor %}",
    "the environment": "{{ self._TemplateReference__context.environment }}",
    "the names there are": "{{ get_flashed_messages.__globals__ }}{{ request }}{{ config }}",
    "text of another file": "{% include ['/etc/passwd', '../../../../etc/passwd', 'rapor/../../../etc/passwd'] %}",
    "a template of a name that is made": "{% include '..' ~ '/' ~ '..' ~ '/etc/passwd' ignore missing %}",
    "itself": "{% include '" + PAGE + "' %}",
    "a loop of loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
    "a power": "{{ 10 ** 10 ** 10 }}",
    "a shift": "{{ (1).__lshift__(10**10) }}",
    "a product of texts": "{{ ('x' * 99999)|replace('x', 'x' * 99999) }}",
    "a joined product": "{{ range(99999)|join('x' * 99999) }}",
    "a text wrapped": "{{ ('x ' * 99999)|wordwrap(1)|wordcount }}",
    "batches": "{{ range(9)|batch(10**10, 'x')|list }}",
    "slices": "{{ range(9)|slice(10**10)|list }}",
    "a list of lists": "{% set x = [] %}{% for n in range(99999) %}{{ x.append(x) or '' }}{% endfor %}{{ x }}",
    "rounds of a number": "{{ 1.5|round(10**9) }}",
    "a json of all": "{{ document|tojson }}",
    "a pprint of all": "{{ document|pprint }}",
    "an xmlattr of blanks": "{{ {'a b onload=x': 1}|xmlattr }}",
    "a url of everything": "{{ ('http://' ~ 'a' * 99999)|urlize }}",
    "tags to strip": "{{ ('<' * 99999)|striptags }}",
    "colours without end": "<style>a" + "{a" * 9_000 + "</style>",
    "counters without end": "<style>p { counter-increment: a 2147483647 b 2147483647 } p::before { content: counter(a, upper-roman) }</style><p>x</p>",
    "columns without end": '<div style="columns: 100000; column-gap: 0">x</div>',
    "a box of ten to the ninth": '<div style="width: 1e9cm; height: 1e9cm">x</div>',
    "a table of a million columns": '<table><tr><td colspan="1000000">x</td></tr></table>',
    "a table of a million rows": '<table><tr><td rowspan="1000000">x</td></tr></table>',
    "a grid of ten thousand": '<div style="display: grid; grid-template-columns: repeat(10000, 1px)"><p>x</p></div>',
    "pages by the thousand": '{% for n in range(20000) %}<p style="break-after: page">x</p>{% endfor %}',
    "elements two thousand deep": "{% for n in range(2000) %}<div>{% endfor %}",
    "floats of floats": '{% for n in range(2000) %}<div style="float: left; width: 90%">x{% endfor %}',
    "a running element of itself": "<style>@page { @top-left { content: element(x) } } p { position: running(x) }</style><p>x</p>",
    "a target of itself": '<style>a::after { content: target-text(attr(href)) target-counter(attr(href), page) }</style><a id="x" href="#x">x</a>',
    "a variable of itself": "<style>:root { --a: var(--b); --b: var(--a) var(--a) } p { width: var(--a) }</style><p>x</p>",
    "variables that laugh": "<style>:root { --a0: xxxxxxxxxx; "
    + "".join(f"--a{n + 1}: " + f"var(--a{n}) " * 10 + ";" for n in range(9))
    + " } p::before { content: var(--a9) }</style><p>x</p>",
    "a letter no font has": "\U0001f9ff\u4e00",
    "a picture of data": '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Cuse href=%22%23a%22 id=%22a%22/%3E%3C/svg%3E">',
    "a picture of a device": '<img alt="x" src="file:///dev/zero">',
    "a picture of the network": '<img alt="x" src="http://169.254.169.254/latest/meta-data">',
    "a style of the network": "<style>@import url(//127.0.0.1:1/x.css)</style>",
    "a file to hand on": '<a rel="attachment" href="file:///etc/passwd">x</a><link rel="attachment" href="file:///etc/passwd">',
    "a refresh": '<meta http-equiv="refresh" content="0; url=http://x.invalid"><base href="http://x.invalid/">',
    "a mistake of writing": "{% if %}",
    "a filter of none": "{{ 1|nowhere }}",
    "nothing": "",
}

CASES: Cases = {
    name: Case(lambda body=body: page(body), (BUILT, UNRENDERED)) for name, body in BODIES.items()
}
CASES |= {
    "a page of no template": Case(lambda: {TEMPLATES + PAGE: ""}, (BUILT, UNRENDERED)),
    "a page of bytes": Case(lambda: {TEMPLATES + PAGE: b"\xff\xfe\0"}, (UNRENDERED,)),
    "a page of itself": Case(
        lambda: {TEMPLATES + PAGE: f'{{% extends "{PAGE}" %}}'}, (UNRENDERED,)
    ),
    "a page of a megabyte of brackets": Case(
        lambda: {TEMPLATES + PAGE: "{{" + "(" * 500_000}, (UNRENDERED,)
    ),
    "a page of deep sums": Case(lambda: page("{{ " + "1+" * 20_000 + "1 }}"), (BUILT, UNRENDERED)),
    "letters larger than the page": Case(
        lambda: {TEMPLATES + "shared/tables.css": "td { font-size: 900pt }"}, (BUILT, UNRENDERED)
    ),
    "a page of no size": Case(
        lambda: {TEMPLATES + "shared/print.css": "@page { size: 0 0; margin: 0 }"}, (UNRENDERED,)
    ),
}
