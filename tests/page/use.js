// What a reader does with the page, and what comes of it: run inside the page by tests/page.rs.
window.addEventListener('load', async () => {
  const told = {}, wait = ms => new Promise(done => setTimeout(done, ms));
  const $ = id => document.getElementById(id);
  const errors = [];
  window.addEventListener('error', event => errors.push(String(event.message)));
  document.addEventListener('securitypolicyviolation', event => errors.push(event.violatedDirective));
  const type = async text => { $('search').value = text; $('search').dispatchEvent(new Event('input', { bubbles: true })); await wait(20); };
  const enter = () => $('search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  const slide = async (id, value) => { $(id).value = value; $(id).dispatchEvent(new Event('input', { bubbles: true })); await wait(40); };
  try {
    for (let i = 0; i < 100 && !window.__kg; i++) await wait(20);
    told.shown = window.__kg;
    await type('no such name <b>');
    told.nothing = $('hits').innerText;
    await type('DPRK');
    told.hit = $('hits').innerText;
    enter(); await wait(60);
    told.entity = $('panel').querySelector('h2').innerText;
    [...$('panel').querySelectorAll('li button')].find(row => /Xi Jinping|China/.test(row.innerText)).click(); await wait(60);
    told.edge = $('panel').querySelector('h2').innerText;
    told.sentence = $('panel').querySelector('blockquote p').innerText;
    told.marks = [...$('panel').querySelectorAll('blockquote mark')].map(mark => mark.innerText);
    told.source = $('panel').querySelector('blockquote footer').innerText;
    $('b-filters').click(); await wait(40);
    told.before = $('note').innerText;
    await slide('time-from', Math.floor($('time-from').max / 2));
    told.later = $('note').innerText;
    await slide('time-from', 0);
    told.again = $('note').innerText;
    await slide('size', $('size').max);
    told.strong = $('note').innerText;
    await slide('size', 0);
    $('b-path').click(); await wait(40);
    const [from, to] = $('panel').querySelectorAll('input');
    from.value = 'Kim Jong Un'; to.value = 'Vladimir Putin';
    $('panel').querySelector('form').requestSubmit(); await wait(60);
    told.path = [...$('panel').querySelectorAll('.row b')].map(row => row.innerText);
    $('b-table').click(); await wait(60);
    told.rows = $('table').querySelectorAll('tbody tr').length;
    $('table').querySelectorAll('th button')[4].click(); await wait(40);
    told.first = $('table').querySelector('tbody tr').innerText;
    told.order = $('table').querySelector('th[aria-sort=ascending]').innerText;
    $('b-table').click(); await wait(40);
    $('b-theme').click(); await wait(40);
    told.theme = document.documentElement.dataset.theme;
    await wait(500);
    told.address = location.hash;
    told.unnamed = [...document.querySelectorAll('button, input, select')].filter(e => !(e.innerText || e.getAttribute('aria-label') || e.placeholder || e.closest('label'))).map(e => e.outerHTML.slice(0, 80));
    told.fetched = performance.getEntriesByType('resource').map(entry => entry.name);
  } catch (error) {
    errors.push(String(error.stack || error));
  }
  told.errors = errors;
  const out = document.createElement('pre');
  out.id = 'told';
  out.textContent = JSON.stringify(told);
  document.body.replaceChildren(out);
});
