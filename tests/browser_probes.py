"""Questions put to a page in the browser, in JavaScript; each yields a list of what is wrong."""

# How wide the page is and may be, then elements that reach out: a guess, for a pseudo-element is
# none, and what lies in a frame mostly scrolls there and not with the page.
SCROLLS_SIDEWAYS = """
(({scrollWidth, clientWidth}) => scrollWidth > clientWidth
  ? [`${scrollWidth} of ${clientWidth}`,
     ...[...document.querySelectorAll('body *')]
      .filter(e => e.getBoundingClientRect().right > clientWidth + 1
                   && !e.closest('.table-frame, .drawing, .strip-frame'))
      .map(e => e.tagName + '.' + e.className).slice(0, 5)]
  : [])(document.documentElement)
"""

FOLDED = "[...document.querySelectorAll('details')].map(e => e.open)"

# As a reader does: a click on the words.
UNFOLD = """
[...document.querySelectorAll('details')]
  .map(e => { e.querySelector('h1').click(); return e.open; })
"""

LINKS = """
[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
"""

LANDS_AWAY_FROM_ITS_TARGET = """
[...new Set([...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')))]
  .filter(href => {
    const target = document.getElementById(href.slice(1));
    if (!target) return true;
    location.hash = ''; location.hash = href;
    const top = target.getBoundingClientRect().top;
    const root = document.documentElement;
    const end = root.scrollTop + root.clientHeight >= root.scrollHeight - 2;
    return !(top >= -1 && (top < 60 || (end && top < root.clientHeight)));
  })
"""

# Every text that shows, with the element that holds it.
TEXTS = """
const shown = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim(), holder = walker.currentNode.parentElement;
  if (text && !holder.closest('title, style, .skip') && holder.getClientRects().length)
    shown.push([text, holder]);
}
"""

SMALL = f"""(() => {{ {TEXTS}
return shown.map(([text, e]) => {{
    const turned = e.ownerSVGElement && e.getScreenCTM();
    const scale = turned ? Math.hypot(turned.a, turned.b) : 1;
    return [parseFloat(getComputedStyle(e).fontSize) * scale, text.slice(0, 40)];
  }}).filter(([size]) => size < 14).slice(0, 9);
}})()"""

# Contrast of WCAG 2.2, 1.4.3, against the nearest background that is not transparent.
FAINT = f"""(() => {{ {TEXTS}
const channels = colour => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
  .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const behind = e => {{
  for (; e; e = e.parentElement) {{
    const colour = channels(getComputedStyle(e).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }}
  return [255, 255, 255];
}};
return shown.map(([text, e]) => {{
    const style = getComputedStyle(e);
    const ink = light(channels(e.ownerSVGElement ? style.fill : style.color));
    const paper = light(behind(e));
    return [(Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05), text.slice(0, 40)];
  }}).filter(([contrast]) => contrast < 4.5).slice(0, 9);
}})()"""

# A frame that must scroll can be reached by keyboard, has a name, and lies in the window; no other.
FRAMES = """
[...document.querySelectorAll('.table-frame, .drawing')].map(e => ({
  name: document.getElementById(e.getAttribute('aria-labelledby'))?.innerText ?? '',
  focusable: e.tabIndex === 0, region: e.getAttribute('role') === 'region',
  wide: e.scrollWidth > e.clientWidth + 1,
  right: e.getBoundingClientRect().right, scrolls: getComputedStyle(e).overflowX === 'auto',
}))
"""

# A text of several words in a column too narrow for any of them reads one word a line.
CRAMPED = """
[...document.querySelectorAll('.table-frame td, .table-frame th')]
  .filter(e => e.getClientRects().length && e.innerText.trim().length > 12
               && e.clientWidth < 5 * parseFloat(getComputedStyle(e).fontSize))
  .map(e => e.innerText.slice(0, 40)).slice(0, 9)
"""

# What is read of a table without scrolling: every cell that shows lies in the window.
CELLS_OUTSIDE = """
[...document.querySelectorAll('.table-frame :is(td, th)')]
  .filter(e => e.getClientRects().length
               && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.innerText.slice(0, 40)).slice(0, 9)
"""

# Cells of a stack that do not say what they hold.
UNLABELLED = """
[...document.querySelectorAll('.table-frame tr:not(.group) td')]
  .filter(e => getComputedStyle(e.closest('table')).display === 'block' && e.innerText.trim()
               && getComputedStyle(e, '::before').content.replace(/["]/g, '').trim() === '')
  .map(e => e.innerText.slice(0, 40)).slice(0, 9)
"""

# Bars whose alternative another bar has too: it names no subject.
NAMELESS_BARS = """
(labels => labels.filter((label, place) => labels.indexOf(label) !== place))(
  [...document.querySelectorAll('td svg.bullet')].map(e => e.getAttribute('aria-label')))
"""

CUT_CAPTIONS = """
[...document.querySelectorAll('.table-frame')]
  .filter(e => e.querySelector('caption')?.getBoundingClientRect().right
               > e.getBoundingClientRect().right + 1)
  .map(e => e.querySelector('caption').innerText)
"""

# Definitions that share a phone's width with their terms.
BESIDE_THEIR_TERMS = """
[...document.querySelectorAll('.definitions tr')]
  .filter(e => e.lastElementChild.getBoundingClientRect().top
               < e.firstElementChild.getBoundingClientRect().bottom - 1)
  .map(e => e.innerText.slice(0, 40)).slice(0, 9)
"""
