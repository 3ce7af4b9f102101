// What a reader does with the page, and what comes of it: run inside the page by tests/page.rs.
window.addEventListener('load', async () => {
  const told = {}, wait = ms => new Promise(done => setTimeout(done, ms));
  const $ = id => document.getElementById(id);
  const errors = [];
  const tell = () => {
    told.errors = errors;
    const out = document.createElement('pre');
    out.id = 'told';
    out.textContent = JSON.stringify(told);
    document.body.replaceChildren(out);
  };
  window.addEventListener('error', event => errors.push(String(event.message)));
  document.addEventListener('securitypolicyviolation', event => errors.push(event.violatedDirective));
  const type = async text => { $('search').value = text; $('search').dispatchEvent(new Event('input', { bubbles: true })); await wait(20); };
  const enter = () => $('search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  // What the page gives to be saved, and to the clipboard.
  const saved = [], drawnText = [], inPicture = [], create = URL.createObjectURL, fillText = CanvasRenderingContext2D.prototype.fillText;
  // Held here as bytes: reading a blob, and making one of a canvas, takes time that the browser's virtual clock does not wait for.
  window.Blob = class extends Blob { constructor(parts, ...more) { super(parts, ...more); this.held = typeof parts[0] === 'string' ? new TextEncoder().encode(parts.join('')) : parts[0]; } };
  // What is drawn later is another picture.
  HTMLCanvasElement.prototype.toBlob = function (done) { inPicture.splice(0, Infinity, ...drawnText); done(new Blob([Uint8Array.from(atob(this.toDataURL('image/png').split(',')[1]), c => c.charCodeAt(0))], { type: 'image/png' })); };
  URL.createObjectURL = blob => { saved.push(blob); return create.call(URL, blob); };
  CanvasRenderingContext2D.prototype.fillText = function (text, ...at) { drawnText.push(text); return fillText.call(this, text, ...at); };
  document.addEventListener('click', event => { if (event.target.download) { event.preventDefault(); told.files.push(event.target.download); } });
  told.files = []; told.copied = [];
  const press = async what => { $('b-save').click(); document.querySelector(`[data-save=${what}]`).click(); await wait(60); };
  const save = async what => {
    saved.length = drawnText.length = 0;
    await press(what);
    return saved[0];
  };
  const svg = async () => {
    const blob = await save('svg'), read = new DOMParser().parseFromString(new TextDecoder().decode(blob.held), 'image/svg+xml');
    const all = [...read.querySelectorAll('*')], paths = [...read.querySelectorAll('path')].map(path => [path.getAttribute('d'), path.getAttribute('fill') === 'none']);
    const texts = [...read.querySelectorAll('text')].map(text => text.textContent);
    return {
      type: blob.type, root: read.documentElement.namespaceURI + ' ' + read.documentElement.localName, size: ['width', 'height'].map(name => Number(read.documentElement.getAttribute(name))),
      elements: [...new Set(all.map(element => element.localName))].sort(), handlers: all.filter(element => [...element.attributes].some(a => /^on|href/i.test(a.name))).length,
      nodes: paths.filter(([d, hollow]) => !hollow && d.includes('a')).length,
      edges: paths.filter(([d, hollow]) => hollow && !d.includes('a')).reduce((sum, [d]) => sum + d.split('M').length - 1, 0),
      broken: paths.filter(([d]) => !/^M[-\d.MLQaZ ]+$/.test(d)).length,
      halos: texts.filter((_, at) => at % 2 === 0), labels: texts.filter((_, at) => at % 2 === 1), title: read.querySelector('title').textContent,
    };
  };
  const png = async () => {
    const blob = await save('png'), bytes = blob.held, number = at => new DataView(bytes.buffer).getUint32(at);
    return { type: blob.type, signature: [...bytes.slice(0, 8)], size: [number(16), number(20)], canvas: [$('graph').width, $('graph').height], end: String.fromCharCode(...bytes.slice(-8, -4)), labels: [...inPicture] };
  };
  const csv = async () => { const blob = await save('csv'); return { type: blob.type, bytes: [...blob.held] }; };
  const clipboard = works => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async text => { if (!works) throw new Error('not allowed'); told.copied.push(text); } } });
  const slide = async (id, value) => { $(id).value = value; $(id).dispatchEvent(new Event('input', { bubbles: true })); await wait(40); };
  // What is chosen and shown: the same when a link to it is opened.
  const state = () => ({
    note: $('note').innerText, panel: $('panel').hidden ? null : ['h2', '.row b'].map(what => [...$('panel').querySelectorAll(what)].map(part => part.innerText)),
    table: $('table').hidden ? null : [...$('table').querySelectorAll('tr')].slice(0, 20).map(row => row.innerText),
    filters: [...$('filters').querySelectorAll('input, select')].map(field => field.type === 'checkbox' ? field.checked : field.value), link: told.copied.at(-1).split('#')[1],
  });
  if (location.hash) {
    for (let i = 0; i < 100 && !window.__kg; i++) await wait(20);
    await wait(500);
    clipboard(true);
    await press('link');
    told.opened = state();
    return tell();
  }
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
    $('panel').querySelector('.close').click(); $('z-all').click(); await wait(60);
    told.svg = await svg(); told.png = await png(); told.csv = await csv();
    told.stage = [$('stage').clientWidth, $('stage').clientHeight];
    await slide('size', 1);
    told.part = $('note').innerText;
    told.svgOfPart = await svg(); told.csvOfPart = await csv();
    clipboard(true);
    await slide('time-from', 2);
    await type('Vladimir Putin'); enter(); await wait(60);
    $('z-in').click(); await wait(60);
    await press('link');
    told.said = [$('status').innerText];
    told.linked = [state()];
    $('b-path').click(); await wait(40);
    const ends = $('panel').querySelectorAll('input');
    ends[0].value = 'Kim Jong Un'; ends[1].value = 'Vladimir Putin';
    $('panel').querySelector('form').requestSubmit(); await wait(60);
    await press('link');
    told.linked.push(state());
    $('panel').querySelector('.close').click(); $('b-table').click(); await wait(60);
    $('table').querySelectorAll('.bar-of-table button')[1].click(); await wait(40);
    $('table').querySelectorAll('th button')[1].click(); await wait(40);
    $('filters').querySelector('input[type=checkbox]').click(); await wait(40);
    await press('link');
    told.linked.push(state());
    clipboard(false);
    await press('link');
    told.said.push($('status').innerText);
    told.hash = location.hash;
    told.unnamed = [...document.querySelectorAll('button, input, select')].filter(e => !(e.innerText || e.getAttribute('aria-label') || e.placeholder || e.closest('label'))).map(e => e.outerHTML.slice(0, 80));
    told.fetched = performance.getEntriesByType('resource').map(entry => entry.name);
  } catch (error) {
    errors.push(String(error.stack || error));
  }
  tell();
});
