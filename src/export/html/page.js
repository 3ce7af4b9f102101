'use strict';
(() => {
const D = JSON.parse(document.getElementById('kg-data').textContent);
const G = D.graph, N = D.nodes, E = D.edges, DOCS = G.documents, QUOTES = G.quotes;
const $ = id => document.getElementById(id);
const el = (tag, props, ...inside) => {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props || {})) {
    if (k === 'class') e.className = v;
    else if (k === 'on') for (const [name, f] of Object.entries(v)) e.addEventListener(name, f);
    else if (v !== null && v !== undefined && v !== false) e.setAttribute(k, v === true ? '' : v);
  }
  for (const x of inside.flat()) if (x !== null && x !== undefined && x !== false) e.append(x);
  return e;
};
const plural = (n, word) => n.toLocaleString('en') + ' ' + word + (n === 1 ? '' : 's');
const words = name => name.replaceAll('_', ' ');
const day = n => new Date(n * 864e5).toISOString().slice(0, 10);
const dayOf = text => Math.floor(Date.parse(text.length === 4 ? text + '-01-01' : text.length === 7 ? text + '-01' : text) / 864e5);
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const say = text => { $('status').textContent = text; };

// What follows from the data once.
const byId = new Map(N.map((n, i) => [n.id, i]));
const most = N.reduce((m, n) => Math.max(m, n.mentions), 1);
const heaviest = E.reduce((m, e) => e.relation === 'co_occurs' ? Math.max(m, e.weight) : m, 1e-9);
const links = N.map(() => []);
const pairs = new Map();
E.forEach((e, i) => {
  e.a = byId.get(e.source); e.b = byId.get(e.target);
  links[e.a].push(i); if (e.b !== e.a) links[e.b].push(i);
  e.stated = e.relation !== 'co_occurs';
  e.color = !e.stated ? 0 : e.quad ? (e.quad.endsWith('conflict') ? 2 : 1) : e.family === 'treaty' ? 3 : 4;
  e.dash = !e.stated ? 0 : e.quad ? (e.quad.startsWith('verbal') ? 1 : 0) : e.family === 'treaty' ? 0 : 2;
  e.strength = e.stated ? Math.min(1, Math.sqrt(e.count) / 4) : Math.sqrt(e.weight / heaviest);
  e.width = e.stated ? 1 + Math.min(2, Math.sqrt(e.count) * .5) : .5 + 4 * e.strength * e.strength;
  e.days = e.days || [];
  const pair = Math.min(e.a, e.b) * N.length + Math.max(e.a, e.b);
  (pairs.get(pair) || pairs.set(pair, []).get(pair)).push(i);
});
for (const list of pairs.values()) {
  const stated = list.filter(i => E[i].stated);
  const middle = list.length > stated.length ? -1 : (stated.length - 1) / 2;
  stated.forEach((i, at) => {
    const step = middle < 0 ? (at % 2 ? -1 : 1) * (Math.floor(at / 2) + 1) : at - middle;
    E[i].bend = step * 9 * (E[i].a <= E[i].b ? 1 : -1);
  });
}
N.forEach(n => {
  n.r = 3.5 + 11 * Math.sqrt(n.mentions / most);
  n.names = [n.label, ...n.aliases, ...n.surfaces];
  n.folded = [...new Set(n.names.map(fold))];
});
const byWeight = E.map((_, i) => i).sort((x, y) => E[y].strength - E[x].strength || x - y);
const byMentions = N.map((_, i) => i).sort((x, y) => N[y].mentions - N[x].mentions || x - y);
const kinds = Object.keys(G.looks);
const families = [['co-occurrence', 'co_occurrence'], ['events', 'event'], ['roles', 'role'], ['treaties', 'treaty']].filter(([, f]) => E.some(e => (e.family || 'co_occurrence') === f));
const relations = [...new Set(E.filter(e => e.stated).map(e => e.relation))].sort();
const allDays = [...new Set(E.flatMap(e => e.days))].sort((x, y) => x - y);
const sizes = [...new Set(E.map(e => e.count))].sort((x, y) => x - y);
const groups = new Map();
N.forEach(n => groups.set(n.community, (groups.get(n.community) || []).concat(n)));
const groupName = c => groups.get(c).slice().sort((x, y) => y.mentions - x.mentions).slice(0, 2).map(n => n.label).join(', ');
const HUES = ['#4477aa', '#ee6677', '#228833', '#ccbb44', '#66ccee', '#aa3377', '#997700', '#44aa99', '#bbbbbb'];

// What the reader chose.
const PRONOUN = /^(he|she|it|they|him|her|his|its|their|them|himself|herself|itself|themselves)$/i;
const S = { kinds: new Set(kinds), families: new Set(families.map(f => f[1])), relations: new Set(relations), community: -1, size: 0, from: 0, to: Math.max(0, allDays.length - 1),
  by: 'kind', sel: null, path: null, table: false, rows: 200, sort: null, what: 'edges' };
let nodeOn = new Uint8Array(N.length), edgeOn = new Uint8Array(E.length), shownNodes = 0, shownEdges = 0;

function filter() {
  const least = sizes[S.size] || 0, whole = S.from === 0 && S.to >= allDays.length - 1;
  const first = allDays[S.from], last = allDays[S.to];
  const allowed = N.map(n => S.kinds.has(n.kind) && (S.community < 0 || n.community === S.community));
  nodeOn.fill(0); edgeOn.fill(0); shownEdges = 0;
  E.forEach((e, i) => {
    if (!allowed[e.a] || !allowed[e.b] || e.count < least || !S.families.has(e.family || 'co_occurrence')) return;
    if (e.stated && !S.relations.has(e.relation)) return;
    if (!whole && !e.days.some(d => d >= first && d <= last)) return;
    edgeOn[i] = 1; nodeOn[e.a] = nodeOn[e.b] = 1; shownEdges++;
  });
  const plain = whole && least <= (sizes[0] || 0) && S.families.size === families.length && S.relations.size === relations.length;
  if (plain) allowed.forEach((ok, i) => { if (ok) nodeOn[i] = 1; });
  shownNodes = nodeOn.reduce((sum, on) => sum + on, 0);
  const all = shownNodes === N.length && shownEdges === E.length;
  $('note').textContent = (G.part ? G.part + ' · ' : '') + (all ? '' : `${plural(shownNodes, 'entity').replace('entitys', 'entities')}, ${plural(shownEdges, 'edge')} of ${E.length.toLocaleString('en')} shown`);
  draw(); if (S.table) fillTable(); else remember();
}

// The picture.
const canvas = $('graph'), ctx = canvas.getContext('2d'), stage = $('stage'), shot = el('canvas');
let W = 0, H = 0, ratio = 1, view = { k: 1, x: 0, y: 0 }, hover = null, moving = 0, queued = false, ink = {}, seen = [0, 0, 0, 0];
const toX = x => x * view.k + view.x, toY = y => y * view.k + view.y;

function theme() {
  const style = getComputedStyle(document.documentElement), get = name => style.getPropertyValue(name).trim();
  ink = { paper: get('--paper'), ink: get('--ink'), edge: get('--edge'), halo: get('--halo'), stated: ['', get('--good'), get('--bad'), get('--treaty'), get('--role')], accent: get('--accent') };
}
function bounds() {
  let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
  N.forEach((n, i) => { if (nodeOn[i]) { x0 = Math.min(x0, n.x); x1 = Math.max(x1, n.x); y0 = Math.min(y0, n.y); y1 = Math.max(y1, n.y); } });
  return x0 > x1 ? [0, 0, 1, 1] : [x0, y0, x1, y1];
}
function showAll() {
  const [x0, y0, x1, y1] = bounds(), pad = Math.min(60, W / 8);
  view.k = Math.min((W - 2 * pad) / Math.max(x1 - x0, 60), (H - 2 * pad) / Math.max(y1 - y0, 60), 4);
  view.x = W / 2 - view.k * (x0 + x1) / 2; view.y = H / 2 - view.k * (y0 + y1) / 2;
  draw();
}
function resize() {
  const box = stage.getBoundingClientRect(), before = [W, H];
  W = box.width; H = box.height; shot.of = null; ratio = Math.min(window.devicePixelRatio || 1, 2);
  canvas.width = Math.max(1, Math.round(W * ratio)); canvas.height = Math.max(1, Math.round(H * ratio));
  // A panel that opens shifts the picture; a phone that is turned shows all of it anew.
  if (before[0] && Math.abs(W - before[0]) + Math.abs(H - before[1]) > .45 * (before[0] + before[1])) { if (S.sel) { center(S.sel); draw(); } else showAll(); return; }
  if (before[0]) { view.x += (W - before[0]) / 2; view.y += (H - before[1]) / 2; }
  draw();
}
function draw() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(frame);
}
// Many edges take longer than a frame: while the view moves, the picture of before moves with it, and only what it lacks is drawn.
function frame() {
  queued = false;
  const many = shownEdges > 1500, quick = many && moving > 0;
  if (quick && shot.of && shift()) return;
  paint(ctx, ratio, quick);
  if (many) keep({ ...view }); else shot.of = null;
}
function keep(of) {
  shot.width = canvas.width; shot.height = canvas.height; shot.of = of;
  shot.getContext('2d').drawImage(canvas, 0, 0);
}
function shift() {
  const f = view.k / shot.of.k, whole = v => f === 1 ? Math.round(v * ratio) / ratio : v;
  const x0 = whole(view.x - shot.of.x * f), y0 = whole(view.y - shot.of.y * f), x1 = x0 + W * f, y1 = y0 + H * f;
  if (f > 3 || f < .3 || x1 < 1 || y1 < 1 || x0 > W - 1 || y0 > H - 1) return false;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = ink.paper; ctx.fillRect(0, 0, W, H); ctx.drawImage(shot, x0, y0, W * f, H * f);
  const top = Math.max(0, y0), low = Math.min(H, y1);
  const lacks = [[0, 0, W, top], [0, low, W, H], [0, top, x0, low], [x1, top, W, low]].filter(([a, b, c, d]) => c - a > .01 && d - b > .01);
  for (const box of lacks) {
    ctx.save(); ctx.beginPath(); ctx.rect(box[0], box[1], box[2] - box[0], box[3] - box[1]); ctx.clip();
    paint(ctx, ratio, true, box);
    ctx.restore();
  }
  if (lacks.length) keep({ k: view.k, x: shot.of.x * f + x0, y: shot.of.y * f + y0 });
  return true;
}
function move() {
  clearTimeout(moving);
  moving = setTimeout(() => { moving = 0; draw(); remember(); }, 140);
  draw();
}
// Nodes grow with the zoom, slower than it.
const scale = () => Math.max(.35, Math.min(2.2, Math.sqrt(view.k)));
const fillOf = n => S.by === 'kind' ? G.looks[n.kind][0] : HUES[Math.min(n.community, HUES.length - 1)];
const lineOf = n => S.by === 'kind' ? G.looks[n.kind][1] : 'rgba(0,0,0,.45)';

function focus() {
  if (S.path) return { nodes: new Set(S.path.nodes), edges: new Set(S.path.edges) };
  const s = hover || S.sel;
  if (!s) return null;
  if (s.type === 'edge') return { nodes: new Set([E[s.i].a, E[s.i].b]), edges: new Set([s.i]) };
  const nodes = new Set([s.i]), edges = new Set();
  for (const i of links[s.i]) if (edgeOn[i]) { edges.add(i); nodes.add(E[i].a); nodes.add(E[i].b); }
  return { nodes, edges };
}
// Only the part in view: what is far outside costs as much to stroke, and more to dash.
function curve(c, e) {
  const a = N[e.a], b = N[e.b], ax = toX(a.x), ay = toY(a.y), dx = toX(b.x) - ax, dy = toY(b.y) - ay;
  const len = Math.hypot(dx, dy) || 1, o = (e.bend || 0) * Math.min(2, Math.max(.6, view.k)) * 2, out = 20 + Math.abs(o);
  let from = 0, to = 1;
  for (const [p, d, least, most] of [[ax, dx, seen[0], seen[2]], [ay, dy, seen[1], seen[3]]]) if (d) {
    const u = (least - out - p) / d, v = (most + out - p) / d;
    from = Math.max(from, Math.min(u, v)); to = Math.min(to, Math.max(u, v));
  }
  if (from >= to) return;
  // The curve's polar form: at (t, t) its point at t, at (from, to) the handle of the part between.
  const at = (t, u) => { const h = (t + u - 2 * t * u) * o / len; return [ax + dx * (t + u) / 2 - dy * h, ay + dy * (t + u) / 2 + dx * h]; };
  c.moveTo(...at(from, from));
  if (o) c.quadraticCurveTo(...at(from, to), ...at(to, to)); else c.lineTo(...at(to, to));
}
function arrow(c, e, s) {
  const a = N[e.a], b = N[e.b], ax = toX(a.x), ay = toY(a.y), bx = toX(b.x), by = toY(b.y), len = Math.hypot(bx - ax, by - ay);
  if (len < 24) return;
  const o = (e.bend || 0) * Math.min(2, Math.max(.6, view.k)), cx = (ax + bx) / 2 - (by - ay) / len * o * 2, cy = (ay + by) / 2 + (bx - ax) / len * o * 2;
  const d = Math.hypot(bx - cx, by - cy) || 1, ux = (bx - cx) / d, uy = (by - cy) / d, r = b.r * s + 1.5, t = 5 + e.width * 1.4;
  const x = bx - ux * r, y = by - uy * r;
  c.beginPath(); c.moveTo(x, y); c.lineTo(x - ux * t - uy * t * .45, y - uy * t + ux * t * .45); c.lineTo(x - ux * t + uy * t * .45, y - uy * t - ux * t * .45); c.closePath(); c.fill();
}
function paint(c, ratio, quick, box = [0, 0, W, H]) {
  seen = box;
  const [left, top, right, low] = box;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = ink.paper; c.fillRect(left, top, right - left, low - top);
  const f = focus(), s = scale(), limit = quick ? 3000 : Infinity;
  const faint = Math.max(.1, Math.min(.5, 9 / Math.sqrt(shownEdges + 1)));
  const inView = e => {
    const a = N[e.a], b = N[e.b], ax = toX(a.x), bx = toX(b.x), ay = toY(a.y), by = toY(b.y);
    return Math.max(ax, bx) > left - 20 && Math.min(ax, bx) < right + 20 && Math.max(ay, by) > top - 20 && Math.min(ay, by) < low + 20;
  };
  const looks = new Map();
  let drawn = 0;
  for (const i of byWeight) {
    if (!edgeOn[i] || drawn >= limit) continue;
    const e = E[i];
    if (!inView(e)) continue;
    drawn++;
    const lit = !f || f.edges.has(i), step = e.stated ? Math.round(e.width * 2) : Math.ceil(e.strength * 6);
    const key = (lit ? 1000 : 0) + e.color * 100 + e.dash * 30 + step;
    (looks.get(key) || looks.set(key, []).get(key)).push(e);
  }
  c.lineCap = 'butt';
  for (const key of [...looks.keys()].sort((x, y) => x - y)) {
    const list = looks.get(key), e = list[0], lit = key >= 1000;
    c.lineWidth = Math.max(.4, e.width * Math.min(1.4, s));
    c.setLineDash(quick || !e.dash ? [] : e.dash === 1 ? [5, 3] : [1.5, 3]);
    // Hairlines are fast as one path; wider lines, which cross each other, as a path each.
    const apart = c === ctx && (c.lineWidth * ratio > 1 || e.dash > 0);
    c.globalAlpha = f && !lit ? .13 : e.stated ? (shownEdges > 3000 && !f ? (apart ? .3 : .45) : .85) : f ? .8 : faint + (.85 - faint) * e.strength;
    c.strokeStyle = e.stated ? ink.stated[e.color] : `rgb(${ink.edge})`;
    c.beginPath();
    for (const x of list) { curve(c, x); if (apart) { c.stroke(); c.beginPath(); } }
    if (!apart) c.stroke();
  }
  c.setLineDash([]);
  if (drawn < 3000) for (const [key, list] of looks) for (const e of list) if (e.stated && e.directed) {
    c.globalAlpha = f && key < 1000 ? .13 : .9; c.fillStyle = ink.stated[e.color]; arrow(c, e, s);
  }
  c.globalAlpha = 1;
  for (let at = byMentions.length - 1; at >= 0; at--) {
    const i = byMentions[at], n = N[i];
    if (!nodeOn[i]) continue;
    const x = toX(n.x), y = toY(n.y), r = n.r * s;
    if (x < left - r || y < top - r || x > right + r || y > low + r) continue;
    c.globalAlpha = f && !f.nodes.has(i) ? .33 : 1;
    c.beginPath(); c.arc(x, y, r, 0, 6.2832);
    c.fillStyle = fillOf(n); c.fill();
    const chosen = S.sel && S.sel.type === 'node' && S.sel.i === i;
    c.lineWidth = chosen ? 3 : 1.1; c.strokeStyle = chosen ? ink.accent : lineOf(n);
    if (n.discovered) c.setLineDash([2, 2]);
    c.stroke(); c.setLineDash([]);
  }
  c.globalAlpha = 1;
  labels(c, f, s, quick);
  if (c === ctx) canvas.setAttribute('aria-label', `Graph of ${plural(shownNodes, 'entity').replace('entitys', 'entities')} and ${plural(shownEdges, 'edge')}`);
}
const sized = new Map();
function labels(c, f, s, quick) {
  const taken = new Map(), cell = 64, room = quick ? 60 : 220;
  const clash = (x0, y0, x1, y1) => {
    for (let a = Math.floor(x0 / cell); a <= Math.floor(x1 / cell); a++) for (let b = Math.floor(y0 / cell); b <= Math.floor(y1 / cell); b++)
      for (const t of taken.get(a * 4096 + b) || []) if (t[0] < x1 && x0 < t[2] && t[1] < y1 && y0 < t[3]) return true;
    return false;
  };
  const take = box => { for (let a = Math.floor(box[0] / cell); a <= Math.floor(box[2] / cell); a++) for (let b = Math.floor(box[1] / cell); b <= Math.floor(box[3] / cell); b++) (taken.get(a * 4096 + b) || taken.set(a * 4096 + b, []).get(a * 4096 + b)).push(box); };
  c.textAlign = 'center'; c.textBaseline = 'middle'; c.lineJoin = 'round';
  let placed = 0, tried = 0;
  const lit = f ? [...f.nodes].sort((x, y) => N[y].mentions - N[x].mentions) : byMentions;
  // Around what is chosen some landmarks keep their names, faintly.
  const order = f && f.nodes.size < 40 ? lit.concat(byMentions.slice(0, 30).filter(i => !f.nodes.has(i))) : lit;
  for (const i of order) {
    if (placed >= room || tried > 2500) break;
    const n = N[i];
    if (!nodeOn[i]) continue;
    const x = toX(n.x), y = toY(n.y);
    if (x < seen[0] - 60 || y < seen[1] - 20 || x > seen[2] + 60 || y > seen[3] + 20) continue;
    tried++;
    const size = Math.round(11 + 5 * Math.sqrt(n.mentions / most));
    const key = size + '\n' + n.label;
    c.font = `${size > 13 ? 600 : 500} ${size}px system-ui, sans-serif`;
    const text = n.label.length > 40 ? n.label.slice(0, 38).replace(/[\ud800-\udbff]$/, '') + '…' : n.label;
    let w = sized.get(key);
    if (w === undefined) sized.set(key, w = c.measureText(text).width);
    c.globalAlpha = f && !f.nodes.has(i) ? .45 : 1;
    const below = n.r * s + size * .62 + 1;
    for (const dy of [below, -below]) {
      const box = [x - w / 2 - 2, y + dy - size * .6, x + w / 2 + 2, y + dy + size * .6];
      if (clash(...box)) continue;
      take(box); placed++;
      c.lineWidth = 3; c.strokeStyle = ink.halo; c.strokeText(text, x, y + dy);
      c.fillStyle = ink.ink; c.fillText(text, x, y + dy);
      break;
    }
  }
  c.globalAlpha = 1;
}

// What is under a point.
function nodeAt(x, y, reach) {
  const s = scale();
  let best = -1, near = Infinity;
  for (let i = 0; i < N.length; i++) if (nodeOn[i]) {
    const d = Math.hypot(toX(N[i].x) - x, toY(N[i].y) - y) - N[i].r * s;
    if (d < reach && d < near) { near = d; best = i; }
  }
  return best;
}
function edgeAt(x, y, reach) {
  let best = -1, near = reach;
  for (let i = 0; i < E.length; i++) if (edgeOn[i]) {
    const e = E[i], a = N[e.a], b = N[e.b];
    let ax = toX(a.x), ay = toY(a.y), bx = toX(b.x), by = toY(b.y);
    const len2 = (bx - ax) ** 2 + (by - ay) ** 2;
    if (!len2) continue;
    const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / len2;
    if (t < 0 || t > 1) continue;
    const len = Math.sqrt(len2), o = (e.bend || 0) * Math.min(2, Math.max(.6, view.k)) * 4 * t * (1 - t);
    const d = Math.abs(((x - ax) * -(by - ay) + (y - ay) * (bx - ax)) / len - o) - (E[i].stated ? .5 : 0);
    if (d < near) { near = d; best = i; }
  }
  return best;
}
function under(x, y, touch) {
  const n = nodeAt(x, y, touch ? 12 : 3);
  if (n >= 0) return { type: 'node', i: n };
  const e = edgeAt(x, y, touch ? 12 : 5);
  return e >= 0 ? { type: 'edge', i: e } : null;
}
const same = (a, b) => a === b || !!a && !!b && a.type === b.type && a.i === b.i;
const edgeName = e => `${N[e.a].label} ${e.directed ? '→' : '–'} ${N[e.b].label}`;
const edgeSays = e => e.stated ? (e.label || words(e.relation)) : plural(e.count, G.unit);

// Pointers: drag to move, wheel or pinch to zoom.
const fingers = new Map();
let start = null, pinch = 0;
function zoomAt(x, y, by) {
  const k = Math.max(.01, Math.min(40, view.k * by)), f = k / view.k;
  view.x = x - (x - view.x) * f; view.y = y - (y - view.y) * f; view.k = k;
  move();
}
const place = ev => { const b = canvas.getBoundingClientRect(); return [ev.clientX - b.left, ev.clientY - b.top]; };
canvas.addEventListener('wheel', ev => { ev.preventDefault(); const [x, y] = place(ev); zoomAt(x, y, Math.exp(-ev.deltaY * (ev.deltaMode ? .05 : .0015))); }, { passive: false });
canvas.addEventListener('pointerdown', ev => {
  const p = place(ev);
  fingers.set(ev.pointerId, p); canvas.setPointerCapture(ev.pointerId);
  start = { p, moved: false }; $('tip').hidden = true;
});
canvas.addEventListener('pointermove', ev => {
  const p = place(ev), before = fingers.get(ev.pointerId);
  if (!before) { if (ev.pointerType !== 'touch') point(p); return; }
  if (fingers.size === 2) {
    const other = [...fingers].find(([id]) => id !== ev.pointerId)[1];
    const d0 = Math.hypot(before[0] - other[0], before[1] - other[1]), d1 = Math.hypot(p[0] - other[0], p[1] - other[1]);
    if (d0 > 0) zoomAt((p[0] + other[0]) / 2, (p[1] + other[1]) / 2, d1 / d0);
    start = null;
  } else if (start && (start.moved || Math.hypot(p[0] - start.p[0], p[1] - start.p[1]) > 4)) {
    start.moved = true; canvas.classList.add('moving');
    view.x += p[0] - before[0]; view.y += p[1] - before[1]; move();
  } else return;
  fingers.set(ev.pointerId, p);
});
const lift = ev => {
  const p = fingers.get(ev.pointerId);
  fingers.delete(ev.pointerId); canvas.classList.remove('moving');
  if (ev.type === 'pointerup' && p && start && !start.moved) choose(under(p[0], p[1], ev.pointerType === 'touch'));
  if (!fingers.size) start = null;
};
canvas.addEventListener('pointerup', lift);
canvas.addEventListener('pointercancel', lift);
canvas.addEventListener('pointerleave', () => { if (hover) { hover = null; draw(); } $('tip').hidden = true; });
canvas.addEventListener('dblclick', ev => { const [x, y] = place(ev); zoomAt(x, y, 1.8); });
function point([x, y]) {
  const found = under(x, y, false), tip = $('tip');
  canvas.classList.toggle('over', !!found);
  if (!same(found, hover)) { hover = found && found.type === 'edge' && E.length > 8000 ? null : found; draw(); }
  tip.hidden = !found;
  if (found) {
    tip.textContent = found.type === 'node' ? `${N[found.i].label} · ${N[found.i].kind} · ${plural(N[found.i].mentions, 'mention')}` : `${edgeName(E[found.i])}: ${edgeSays(E[found.i])}`;
    tip.style.left = Math.max(4, Math.min(x + 14, W - tip.offsetWidth - 8)) + 'px';
    tip.style.top = Math.max(4, Math.min(y + 16, H - tip.offsetHeight - 8)) + 'px';
  }
}
canvas.addEventListener('keydown', ev => {
  const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[ev.key];
  if (step) { view.x += step[0]; view.y += step[1]; move(); }
  else if (ev.key === '+' || ev.key === '=') zoomAt(W / 2, H / 2, 1.3);
  else if (ev.key === '-') zoomAt(W / 2, H / 2, 1 / 1.3);
  else if (ev.key === '0') showAll();
  else return;
  ev.preventDefault();
});
document.addEventListener('keydown', ev => {
  if (ev.key === 'Escape') { hideHits(); $('saves').hidden = true; $('b-save').setAttribute('aria-expanded', 'false'); if (!$('panel').hidden) choose(null); }
  if (ev.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { ev.preventDefault(); $('search').focus(); }
});
$('z-in').addEventListener('click', () => zoomAt(W / 2, H / 2, 1.4));
$('z-out').addEventListener('click', () => zoomAt(W / 2, H / 2, 1 / 1.4));
$('z-all').addEventListener('click', showAll);

// The panel beside the picture.
function panel(title, ...inside) {
  const p = $('panel');
  p.replaceChildren(el('button', { type: 'button', class: 'close', 'aria-label': 'Close', on: { click: () => choose(null) } }, '×'), el('h2', { tabindex: '-1' }, title), ...inside.flat().filter(Boolean));
  p.scrollTop = 0;
  if (p.hidden) { p.hidden = false; resize(); }
}
function choose(what, go) {
  S.sel = what; S.path = null; hover = null; $('b-path').setAttribute('aria-expanded', 'false');
  if (!what) { if (!$('panel').hidden) { $('panel').hidden = true; resize(); } draw(); remember(); return; }
  if (what.type === 'node') showNode(what.i); else showEdge(what.i);
  if (go) center(what);
  say(what.type === 'node' ? N[what.i].label : edgeName(E[what.i]));
  draw(); remember();
}
function center(what) {
  const [x, y] = what.type === 'node' ? [N[what.i].x, N[what.i].y] : [(N[E[what.i].a].x + N[E[what.i].b].x) / 2, (N[E[what.i].a].y + N[E[what.i].b].y) / 2];
  view.k = Math.max(view.k, Math.min(1.4, 40 / Math.sqrt(N.length) + .4));
  const covered = innerWidth <= 760 && !$('panel').hidden ? $('panel').offsetHeight : 0;
  view.x = W / 2 - view.k * x; view.y = (H - covered) / 2 - view.k * y;
}
const nodeRow = (i, ...more) => el('button', { type: 'button', class: 'row', on: { click: () => choose({ type: 'node', i }, true) } }, dot(N[i]), el('b', {}, N[i].label), ...more);
const dot = n => el('i', { class: 'dot', style: `background:${G.looks[n.kind][0]};border-color:${G.looks[n.kind][1]}` });
const tone = e => ['', 'good', 'bad', 'treaty', 'role'][e.color];
const edgeRow = (i, from, beside) => {
  const e = E[i], other = e.a === from ? e.b : e.a, way = !e.directed ? '' : e.a === from ? '→ ' : '← ';
  return el('li', {}, el('button', { type: 'button', class: 'row', on: { click: () => choose({ type: 'edge', i }) } }, dot(N[other]), el('b', {}, N[other].label), el('span', { class: 'tag ' + tone(e) }, way + (e.stated ? words(e.label || e.relation) + ' ' : beside ? 'named together ' : ''), String(e.count))));
};
function months(days) {
  if (!days.length) return null;
  const month = d => day(d).slice(0, 7), counts = new Map();
  for (const d of days) counts.set(month(d), (counts.get(month(d)) || 0) + 1);
  const [y0, m0] = month(Math.min(...days)).split('-').map(Number), [y1, m1] = month(Math.max(...days)).split('-').map(Number);
  const all = (y1 - y0) * 12 + m1 - m0 + 1, step = Math.ceil(all / 72), bars = [];
  for (let at = 0; at < all; at += step) {
    let sum = 0;
    for (let j = at; j < Math.min(all, at + step); j++) { const m = m0 - 1 + j; sum += counts.get(`${y0 + Math.floor(m / 12)}-${String(m % 12 + 1).padStart(2, '0')}`) || 0; }
    bars.push(sum);
  }
  const high = Math.max(...bars);
  return [el('h3', {}, 'Timeline'), el('div', { class: 'months', role: 'img', 'aria-label': `From ${month(Math.min(...days))} to ${month(Math.max(...days))}` }, bars.map(n => el('i', { style: `height:${n ? 8 + 92 * n / high : 0}%` }))),
    el('div', { class: 'ends' }, el('span', {}, month(Math.min(...days))), el('span', {}, month(Math.max(...days))))];
}
function listed(title, rows, more) {
  if (!rows.length) return null;
  const list = el('ul', {}, rows.slice(0, 12).map(more)), rest = rows.slice(12);
  const button = rest.length > 0 && el('button', { type: 'button', on: { click: ev => { list.append(...rest.map(more)); ev.target.remove(); } } }, `${rest.length} more`);
  return [el('h3', {}, title), list, button || null];
}
function showNode(i) {
  const n = N[i], mine = links[i].filter(j => edgeOn[j]).sort((x, y) => E[y].count - E[x].count);
  const of = test => mine.filter(j => test(E[j]));
  const others = n.names.filter((name, at) => name !== n.label && !PRONOUN.test(name) && n.names.indexOf(name) === at);
  panel(n.label,
    el('p', { class: 'soft' }, [n.kind + (n.discovered ? ', on no list' : ''), plural(n.mentions, 'mention'), plural(n.documents, 'document')].join(' · ')),
    n.first_seen && el('p', { class: 'soft' }, n.first_seen === n.last_seen ? n.first_seen : `${n.first_seen} to ${n.last_seen}`),
    n.wikidata && el('p', { class: 'soft' }, 'Wikidata ', n.wikidata),
    others.length > 0 && el('div', { class: 'chips' }, others.slice(0, 14).map(name => el('span', {}, name))),
    el('div', { class: 'tools' }, el('button', { type: 'button', on: { click: () => showPath(i) } }, 'Path from here'), el('button', { type: 'button', on: { click: () => { center({ type: 'node', i }); draw(); } } }, 'Center')),
    listed('Roles and offices', of(e => e.family === 'role'), j => edgeRow(j, i)),
    listed('Events', of(e => e.family === 'event'), j => edgeRow(j, i)),
    listed('Treaties', of(e => e.family === 'treaty'), j => edgeRow(j, i)),
    listed('Named together with', of(e => !e.stated), j => edgeRow(j, i)),
    n.background.length > 0 && listed('What the list knows (not from these texts)', n.background, b => el('li', { class: 'soft' }, `${words(b[0])}: ${b[1]}${b[2] || b[3] ? ` (${b[2] || '…'} – ${b[3] || '…'})` : ''}`)),
    months(mine.flatMap(j => E[j].days)));
}
// The names of both ends in a sentence, the longest first.
function marked(text, ends) {
  const names = [...new Set(ends.flatMap(i => N[i].names))].filter(name => name.length > 1).sort((x, y) => y.length - x.length);
  const out = [], letter = c => c !== undefined && /[\p{L}\p{N}]/u.test(c);
  let at = 0, plain = 0;
  while (at < text.length) {
    const hit = !letter(text[at - 1]) && names.find(name => text.startsWith(name, at) && !(letter(text[at + name.length]) && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name.at(-1))));
    if (hit) { out.push(text.slice(plain, at), el('mark', {}, hit)); at += hit.length; plain = at; } else at++;
  }
  return [...out, text.slice(plain)];
}
function quote(x, e) {
  const doc = DOCS[x.d], status = [];
  if (x.p) status.push(el('span', { class: 'bad' }, x.p));
  if (x.m) status.push(x.m);
  if (x.s) status.push(`says ${byId.has(x.s) ? N[byId.get(x.s)].label : x.s}`);
  if (x.w) status.push(words(x.w));
  if (x.on) status.push(`on ${x.on}`);
  const parts = status.flatMap((part, at) => at ? [' · ', part] : [part]);
  return el('blockquote', {}, el('p', {}, x.q === undefined ? el('span', { class: 'soft' }, 'not quoted here') : marked(QUOTES[x.q], [e.a, e.b])), parts.length > 0 && el('p', { class: 'status' }, parts),
    el('footer', {}, [doc.title || doc.id, doc.outlet, doc.date].filter(Boolean).join(', '), doc.title ? ` · ${doc.id}` : ''));
}
function showEdge(i) {
  const e = E[i], pair = pairs.get(Math.min(e.a, e.b) * N.length + Math.max(e.a, e.b)).filter(j => j !== i && edgeOn[j]);
  const facts = [e.stated ? `${plural(e.count, 'statement')}` : plural(e.count, G.unit), plural(e.documents, 'document'), `${plural(e.origins, 'independent origin')}`];
  if (e.outlets) facts.push(plural(e.outlets, 'outlet'));
  if (!e.stated) facts.push(`NPMI ${e.npmi.toFixed(2)}`);
  const list = el('div', {}, e.evidence.map(x => quote(x, e)));
  panel(edgeName(e),
    el('p', {}, el('b', { class: tone(e) }, e.stated ? words(e.relation) : 'named together'), e.label && e.stated ? ` · ${words(e.label)}` : '', e.quad ? ` · ${words(e.quad)}` : ''),
    el('p', { class: 'soft' }, facts.join(' · ')),
    e.disputed && el('p', { class: 'bad' }, 'Disputed: some sentences say that it is so, others that it is not.'),
    e.happened && el('p', { class: 'soft' }, `Events dated ${e.happened}`),
    el('div', { class: 'tools' }, nodeRow(e.a), nodeRow(e.b)),
    pair.length > 0 && [el('h3', {}, 'Between the two as well'), el('ul', {}, pair.map(j => edgeRow(j, e.a, true)))],
    el('h3', {}, 'Evidence'), list,
    e.pieces > e.evidence.length && el('p', { class: 'soft' }, `${plural(e.pieces - e.evidence.length, 'more sentence')} in the JSON of the graph.`),
    months(e.days));
}

// Paths: the fewest steps, of these the heaviest.
function shortest(from, to) {
  const steps = new Int32Array(N.length).fill(-1), weight = new Float64Array(N.length), by = new Int32Array(N.length).fill(-1);
  let row = [from];
  steps[from] = 0; weight[from] = Infinity;
  while (row.length && steps[to] < 0) {
    const next = [];
    for (const x of row) for (const i of links[x]) if (edgeOn[i]) {
      const y = E[i].a === x ? E[i].b : E[i].a, w = Math.min(weight[x], E[i].strength);
      if (steps[y] < 0) { steps[y] = steps[x] + 1; next.push(y); weight[y] = w; by[y] = i; }
      else if (steps[y] === steps[x] + 1 && w > weight[y]) { weight[y] = w; by[y] = i; }
    }
    row = next;
  }
  if (steps[to] < 0) return null;
  const nodes = [to], edges = [];
  for (let x = to; x !== from;) { const e = E[by[x]]; edges.unshift(by[x]); x = e.a === x ? e.b : e.a; nodes.unshift(x); }
  return { nodes, edges };
}
function find(text) {
  const want = fold(text.trim());
  if (!want) return [];
  const found = [];
  for (const i of byMentions) {
    let best = 9, as = '';
    for (const name of N[i].folded) {
      const at = name.indexOf(want), rank = at < 0 ? 9 : name === want ? 0 : at === 0 ? 1 : name[at - 1] === ' ' ? 2 : 3;
      if (rank < best) { best = rank; as = name; }
    }
    if (best < 9) found.push([best, i, as]);
  }
  return found.sort((x, y) => x[0] - y[0]).slice(0, 12).map(([, i, as]) => [i, as]);
}
function showPath(from, to) {
  S.sel = null; S.path = null;
  const names = el('datalist', { id: 'names' }, byMentions.slice(0, 500).map(i => el('option', { value: N[i].label })));
  const a = el('input', { type: 'text', list: 'names', 'aria-label': 'From', placeholder: 'From', value: from === undefined ? '' : N[from].label }), b = el('input', { type: 'text', list: 'names', 'aria-label': 'To', placeholder: 'To', value: to === undefined ? '' : N[to].label });
  const out = el('div', {});
  const go = (x, y) => {
    S.path = null; out.replaceChildren();
    if (x === undefined || y === undefined) out.append(el('p', { class: 'soft' }, a.value && b.value ? `Nobody here is called “${x === undefined ? a.value : b.value}”.` : 'Name two entities.'));
    else {
      const path = shortest(x, y);
      if (!path) out.append(el('p', {}, `No path joins ${N[x].label} and ${N[y].label} in what is shown.`));
      else {
        S.path = path;
        out.append(el('p', { class: 'soft' }, plural(path.edges.length, 'step')), ...path.nodes.flatMap((n, at) => at < path.edges.length ? [nodeRow(n), el('ul', {}, edgeRow(path.edges[at], n, true))] : [nodeRow(n)]));
        say(`Path of ${plural(path.edges.length, 'step')}`);
      }
    }
    draw(); remember();
  };
  const form = el('form', { class: 'tools', on: { submit: ev => { ev.preventDefault(); go(...[a, b].map(box => (find(box.value)[0] || [])[0])); } } }, a, b, names, el('button', { type: 'submit' }, 'Find'));
  panel('Shortest path', form, out);
  $('b-path').setAttribute('aria-expanded', 'true');
  (from === undefined ? a : b).focus();
  if (to !== undefined) go(from, to); else { draw(); remember(); }
}

// Search.
let hitAt = -1, hits = [];
function hideHits() { $('hits').hidden = true; $('search').setAttribute('aria-expanded', 'false'); $('search').removeAttribute('aria-activedescendant'); hitAt = -1; }
function showHits() {
  hits = find($('search').value); hitAt = -1;
  const box = $('hits');
  box.replaceChildren(...hits.map(([i, as], at) => el('li', { role: 'option', id: 'hit' + at, 'aria-selected': 'false', on: { pointerdown: ev => { ev.preventDefault(); take(at); } } }, dot(N[i]), el('span', {}, N[i].label), fold(N[i].label) !== as && el('small', {}, as))));
  if ($('search').value.trim() && !hits.length) box.replaceChildren(el('li', { class: 'soft' }, 'No name like that'));
  box.hidden = !box.childElementCount; $('search').setAttribute('aria-expanded', String(!box.hidden));
  if ($('search').value.trim()) say(hits.length ? `${hits.length} found` : 'Nothing found');
}
function take(at) {
  if (!hits[at]) return;
  const i = hits[at][0];
  hideHits();
  if (!nodeOn[i]) { S.kinds.add(N[i].kind); S.community = -1; buildFilters(); filter(); }
  if (S.table) toggleTable();
  choose({ type: 'node', i }, true);
}
$('search').addEventListener('input', showHits);
$('search').addEventListener('blur', () => setTimeout(hideHits, 150));
$('search').addEventListener('keydown', ev => {
  if (ev.key === 'Enter') { take(Math.max(0, hitAt)); ev.preventDefault(); }
  else if (ev.key === 'ArrowDown' || ev.key === 'ArrowUp') {
    const rows = $('hits').querySelectorAll('[role=option]');
    if (!rows.length) return;
    hitAt = (hitAt + (ev.key === 'ArrowDown' ? 1 : rows.length + (hitAt < 0 ? 0 : -1))) % rows.length;
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === hitAt)));
    $('search').setAttribute('aria-activedescendant', 'hit' + hitAt); rows[hitAt].scrollIntoView({ block: 'nearest' }); ev.preventDefault();
  }
});

// Filters.
function check(set, value, text, count, mark) {
  const box = el('input', { type: 'checkbox', on: { change: () => { if (box.checked) set.add(value); else set.delete(value); filter(); } } });
  box.checked = set.has(value);
  return el('label', {}, box, mark, el('span', {}, text), el('small', {}, count.toLocaleString('en')));
}
function buildFilters() {
  const count = (list, test) => list.reduce((sum, x) => sum + (test(x) ? 1 : 0), 0);
  const sets = [];
  sets.push(el('fieldset', {}, el('legend', {}, 'Entities'), kinds.map(k => check(S.kinds, k, k, count(N, n => n.kind === k), el('i', { class: 'dot', style: `background:${G.looks[k][0]};border-color:${G.looks[k][1]}` })))));
  sets.push(el('fieldset', {}, el('legend', {}, 'Edges'), families.map(([name, f]) => check(S.families, f, name, count(E, e => (e.family || 'co_occurrence') === f)))));
  if (allDays.length > 1) {
    const text = el('p', { class: 'soft' });
    const slider = (key, label) => el('input', { type: 'range', min: 0, max: allDays.length - 1, step: 1, value: S[key], 'aria-label': label, id: 'time-' + key, on: { input: ev => {
      S[key] = Number(ev.target.value);
      if (S.from > S.to) { const other = key === 'from' ? 'to' : 'from'; S[other] = S[key]; $('time-' + other).value = S[key]; }
      shown(); filter();
    } } });
    const shown = () => { text.textContent = `${day(allDays[S.from])} to ${day(allDays[S.to])}`; };
    shown();
    sets.push(el('fieldset', {}, el('legend', {}, 'Published'), slider('from', 'From'), slider('to', 'To'), text));
  }
  if (sizes.length > 1) {
    const text = el('p', { class: 'soft' });
    const shown = () => { text.textContent = `edges with a count of ${sizes[S.size]} or more`; };
    shown();
    sets.push(el('fieldset', {}, el('legend', {}, 'Strength'), el('input', { type: 'range', id: 'size', min: 0, max: sizes.length - 1, step: 1, value: S.size, 'aria-label': 'Least count of an edge', on: { input: ev => { S.size = Number(ev.target.value); shown(); filter(); } } }), text));
  }
  const large = [...groups.keys()].filter(c => groups.get(c).length > 1).sort((x, y) => x - y).slice(0, 40);
  if (large.length > 1) {
    const pick = el('select', { 'aria-label': 'Community', on: { change: () => { S.community = Number(pick.value); filter(); } } }, el('option', { value: -1 }, 'all'), large.map(c => el('option', { value: c }, `${groupName(c)} (${groups.get(c).length})`)));
    pick.value = String(S.community);
    const color = el('select', { 'aria-label': 'Colors', on: { change: () => { S.by = color.value; legend(); draw(); remember(); } } }, el('option', { value: 'kind' }, 'colors by kind'), el('option', { value: 'community' }, 'colors by community'));
    color.value = S.by;
    sets.push(el('fieldset', {}, el('legend', {}, 'Community'), pick, color));
  }
  if (relations.length) sets.push(el('fieldset', {}, el('legend', {}, 'Relations'), relations.map(r => check(S.relations, r, words(r), count(E, e => e.relation === r)))));
  sets.push(el('button', { type: 'button', on: { click: () => { Object.assign(S, { kinds: new Set(kinds), families: new Set(families.map(f => f[1])), relations: new Set(relations), community: -1, size: 0, from: 0, to: Math.max(0, allDays.length - 1) }); buildFilters(); filter(); } } }, 'Show everything'));
  $('filters').replaceChildren(...sets);
}
$('filters').addEventListener('submit', ev => ev.preventDefault());
$('b-filters').addEventListener('click', () => { const on = $('filters').hidden; $('filters').hidden = !on; $('b-filters').setAttribute('aria-expanded', String(on)); resize(); });
$('b-path').addEventListener('click', () => { if ($('b-path').getAttribute('aria-expanded') === 'true') choose(null); else showPath(S.sel && S.sel.type === 'node' ? S.sel.i : undefined); });
function legend() {
  const line = (cls, color, text) => el('span', {}, el('i', { class: 'bar ' + cls, style: `border-color:var(${color})` }), text);
  const has = test => E.some(test);
  $('legend').replaceChildren(...(S.by === 'kind' ? kinds.map(k => el('span', {}, el('i', { class: 'dot', style: `background:${G.looks[k][0]};border-color:${G.looks[k][1]}` }), k)) : []),
    ...[has(e => e.color === 1) && line('', '--good', 'cooperation'), has(e => e.color === 2) && line('', '--bad', 'conflict'), has(e => e.dash === 1) && line('dashed', '--soft', 'words'), has(e => e.color === 3) && line('', '--treaty', 'treaty'), has(e => e.color === 4) && line('dotted', '--role', 'role')].filter(Boolean));
}

// The table.
const COLUMNS = {
  edges: [['From', e => N[e.a].label], ['Relation', e => e.stated ? words(e.relation) : 'named together'], ['To', e => N[e.b].label], ['Way', e => e.stated ? words(e.label || '') : ''], ['Count', e => e.count], ['Documents', e => e.documents], ['Origins', e => e.origins], ['First', e => e.first_seen || ''], ['Last', e => e.last_seen || '']],
  nodes: [['Name', n => n.label], ['Kind', n => n.kind], ['Mentions', n => n.mentions], ['Documents', n => n.documents], ['Edges', (n, i) => links[i].filter(j => edgeOn[j]).length], ['First', n => n.first_seen || ''], ['Last', n => n.last_seen || '']],
};
function toggleTable() {
  S.table = !S.table;
  $('table').hidden = !S.table; stage.hidden = S.table; $('b-table').setAttribute('aria-pressed', String(S.table));
  if (S.table) fillTable(); else { resize(); remember(); }
}
function fillTable() {
  const columns = COLUMNS[S.what], list = S.what === 'edges' ? E : N, on = S.what === 'edges' ? edgeOn : nodeOn;
  const sort = S.sort || (S.what === 'edges' ? { at: 4, down: true } : { at: 2, down: true }), value = columns[sort.at][1];
  let rows = list.map((x, i) => i).filter(i => on[i]);
  const keyed = rows.map(i => [value(list[i], i), i]).sort(([a, i], [b, j]) => (typeof a === 'number' ? a - b : String(a).localeCompare(String(b), 'en')) * (sort.down ? -1 : 1) || i - j);
  rows = keyed.map(([, i]) => i);
  const head = el('tr', {}, columns.map(([name], at) => el('th', { scope: 'col', class: list.length && typeof columns[at][1](list[0], 0) === 'number' ? 'n' : '', 'aria-sort': at !== sort.at ? 'none' : sort.down ? 'descending' : 'ascending' }, el('button', { type: 'button', on: { click: () => { S.sort = { at, down: at === sort.at ? !sort.down : typeof columns[at][1](list[0], 0) === 'number' }; fillTable(); } } }, name + (at === sort.at ? (sort.down ? ' ▾' : ' ▴') : '')))));
  const type = S.what === 'edges' ? 'edge' : 'node';
  const body = rows.slice(0, S.rows).map(i => el('tr', {}, columns.map(([name, get], at) => {
    const v = get(list[i], i);
    const opens = at === 0 || S.what === 'edges' && at === 1;
    return el('td', { class: typeof v === 'number' ? 'n' : /^\d{4}(-\d\d)*$/.test(v) ? 'd' : '' }, opens ? el('button', { type: 'button', on: { click: () => choose({ type: S.what === 'edges' && at === 0 ? 'node' : type, i: S.what === 'edges' && at === 0 ? E[i].a : i }) } }, v) : typeof v === 'number' ? v.toLocaleString('en') : v);
  })));
  const pick = what => el('button', { type: 'button', 'aria-pressed': String(S.what === what), on: { click: () => { S.what = what; S.sort = null; S.rows = 200; fillTable(); } } }, what === 'edges' ? `Edges (${shownEdges.toLocaleString('en')})` : `Entities (${shownNodes.toLocaleString('en')})`);
  $('table').replaceChildren(el('div', { class: 'bar-of-table' }, pick('edges'), pick('nodes')), el('table', {}, el('thead', {}, head), el('tbody', {}, body)), rows.length > S.rows ? el('button', { type: 'button', on: { click: () => { S.rows += 500; fillTable(); } } }, `Show more (${(rows.length - S.rows).toLocaleString('en')} left)`) : '');
  remember();
}
$('b-table').addEventListener('click', toggleTable);

// The view in the address, and out of the page.
let ready = false, later = 0, written = location.hash;
function remember() {
  if (!ready) return;
  clearTimeout(later);
  later = setTimeout(write, 300);
}
function write() {
  try { location.replace(hash()); } catch { /* an address that cannot change: nothing to remember in */ }
  written = location.hash;
}
// Another link to this page, entered where it is open.
window.addEventListener('hashchange', () => { if (location.hash !== written) location.reload(); });
function hash() {
  const p = new URLSearchParams();
  if (S.sel) p.set('at', (S.sel.type === 'node' ? N : E)[S.sel.i].id);
  const off = (all, set) => all.filter(x => !set.has(x)).join(' ');
  for (const [key, all, set] of [['k', kinds, S.kinds], ['f', families.map(f => f[1]), S.families], ['r', relations, S.relations]]) if (off(all, set)) p.set(key, off(all, set));
  if (S.community >= 0) p.set('c', S.community);
  if (S.size) p.set('n', sizes[S.size]);
  if (allDays.length && (S.from > 0 || S.to < allDays.length - 1)) p.set('t', day(allDays[S.from]) + '_' + day(allDays[S.to]));
  if (S.by !== 'kind') p.set('by', S.by);
  if (S.path) p.set('path', [S.path.nodes[0], S.path.nodes.at(-1)].map(i => N[i].id).join(' '));
  if (S.table) p.set('table', S.what);
  if (S.table && S.sort) p.set('sort', (S.sort.down ? '-' : '') + S.sort.at);
  p.set('v', [view.k.toPrecision(4), ((W / 2 - view.x) / view.k).toFixed(1), ((H / 2 - view.y) / view.k).toFixed(1)].join('_'));
  return '#' + p.toString();
}
function recall() {
  const p = new URLSearchParams(location.hash.slice(1)), without = (set, list) => (list || '').split(' ').forEach(x => set.delete(x));
  without(S.kinds, p.get('k')); without(S.families, p.get('f')); without(S.relations, p.get('r'));
  if (p.has('c') && groups.has(Number(p.get('c')))) S.community = Number(p.get('c'));
  if (p.has('n')) S.size = Math.max(0, sizes.findIndex(n => n >= Number(p.get('n'))));
  if (p.has('t') && allDays.length) {
    const [a, b] = p.get('t').split('_').map(dayOf), from = allDays.findIndex(d => d >= a), to = allDays.findLastIndex(d => d <= b);
    if (from >= 0 && to >= from) { S.from = from; S.to = to; }
  }
  if (p.get('by') === 'community') S.by = 'community';
  if (p.has('table')) { S.what = p.get('table') === 'nodes' ? 'nodes' : 'edges'; }
  const sort = p.get('sort');
  if (sort && COLUMNS[S.what][Math.abs(sort)]) S.sort = { at: Math.abs(sort), down: sort.startsWith('-') };
  return p;
}
function look(p) {
  const [k, x, y] = (p.get('v') || '').split('_').map(Number);
  if (k > 0 && Number.isFinite(x) && Number.isFinite(y)) { view.k = Math.min(40, Math.max(.01, k)); view.x = W / 2 - view.k * x; view.y = H / 2 - view.k * y; } else showAll();
  const ends = (p.get('path') || '').split(' ').map(id => byId.get(id));
  if (ends.length === 2 && !ends.includes(undefined)) showPath(...ends);
  const at = p.get('at');
  if (at && byId.has(at)) choose({ type: 'node', i: byId.get(at) }, !p.has('v'));
  else if (at) { const i = E.findIndex(e => e.id === at); if (i >= 0) choose({ type: 'edge', i }, !p.has('v')); }
}
function save(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const a = el('a', { href: url, download: name });
  document.body.append(a); a.click(); a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
// As RFC 4180 has it, and an apostrophe before text that a spreadsheet would compute.
const cell = v => { const t = typeof v === 'string' && /^[=+\-@\t\r]/.test(v) ? "'" + v : String(v ?? ''); return /[",\n\r]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t; };
function asCsv() {
  const columns = COLUMNS.edges;
  return '\ufeff' + [columns.map(c => c[0]), ...byWeight.filter(i => edgeOn[i]).map(i => columns.map(c => c[1](E[i], i)))].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
// Draws the same picture with the words of SVG.
function asSvg() {
  const out = [], xml = t => String(t).replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]), num = v => Math.round(v * 10) / 10;
  let d = '';
  const c = { globalAlpha: 1, lineWidth: 1, strokeStyle: '', fillStyle: '', font: '', dash: '', measureText: t => ctx.measureText(t),
    setTransform() {}, setLineDash(list) { this.dash = list.join(' '); }, fillRect() { out.push(`<rect width="100%" height="100%" fill="${xml(this.fillStyle)}"/>`); }, beginPath() { d = ''; }, closePath() { d += 'Z'; },
    moveTo(x, y) { d += `M${num(x)} ${num(y)}`; }, lineTo(x, y) { d += `L${num(x)} ${num(y)}`; }, quadraticCurveTo(a, b, x, y) { d += `Q${num(a)} ${num(b)} ${num(x)} ${num(y)}`; },
    arc(x, y, r) { d += `M${num(x - r)} ${num(y)}a${num(r)} ${num(r)} 0 1 0 ${num(2 * r)} 0a${num(r)} ${num(r)} 0 1 0 ${num(-2 * r)} 0Z`; },
    stroke() { if (d) out.push(`<path d="${d}" fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="${num(this.lineWidth)}" opacity="${num(this.globalAlpha * 10) / 10}"${this.dash ? ` stroke-dasharray="${this.dash}"` : ''}/>`); },
    fill() { if (d) out.push(`<path d="${d}" fill="${xml(this.fillStyle)}" opacity="${num(this.globalAlpha * 10) / 10}"/>`); },
    strokeText(t, x, y) { this.text(t, x, y, `fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="3" stroke-linejoin="round"`); },
    fillText(t, x, y) { this.text(t, x, y, `fill="${xml(this.fillStyle)}"`); },
    text(t, x, y, look) { const [, weight, size] = /^(\d+) (\d+)px/.exec(this.font) || [0, 400, 12]; out.push(`<text x="${num(x)}" y="${num(y)}" text-anchor="middle" dominant-baseline="central" font-family="system-ui, sans-serif" font-size="${size}" font-weight="${weight}" ${look}>${xml(t)}</text>`); } };
  ctx.font = '500 12px system-ui, sans-serif';
  Object.defineProperty(c, 'font', { get: () => ctx.font, set: v => { ctx.font = v; } });
  paint(c, 1, false);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(W)}" height="${Math.round(H)}" viewBox="0 0 ${Math.round(W)} ${Math.round(H)}"><title>${xml(G.title)}</title>${out.join('')}</svg>\n`;
}
$('b-save').addEventListener('click', () => { const on = $('saves').hidden; $('saves').hidden = !on; $('b-save').setAttribute('aria-expanded', String(on)); });
$('saves').addEventListener('click', ev => {
  const what = ev.target.dataset.save;
  if (!what) return;
  $('saves').hidden = true; $('b-save').setAttribute('aria-expanded', 'false');
  if (what === 'svg') save('graph.svg', 'image/svg+xml', asSvg());
  else if (what === 'png') { paint(ctx, ratio, false); canvas.toBlob(blob => blob && save('graph.png', 'image/png', blob)); }
  else if (what === 'csv') save('edges.csv', 'text/csv', asCsv());
  else {
    const link = location.href.split('#')[0] + hash();
    const other = () => { write(); say('The address of the page is the link'); };
    if (navigator.clipboard) navigator.clipboard.writeText(link).then(() => say('Link copied'), other); else other();
  }
});
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  $('b-theme').textContent = name === 'dark' ? 'Light' : 'Dark';
  theme(); draw();
}
$('b-theme').addEventListener('click', () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));

document.title = G.title;
$('title').textContent = G.title;
setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const p = recall();
buildFilters(); legend(); resize(); filter(); look(p);
if (p.has('table')) toggleTable();
new ResizeObserver(() => { if (!stage.hidden && (stage.clientWidth !== Math.round(W) || stage.clientHeight !== Math.round(H))) resize(); }).observe(stage);
window.addEventListener('beforeprint', () => paint(ctx, ratio, false));
requestAnimationFrame(() => requestAnimationFrame(() => { ready = true; window.__kg = { nodes: N.length, edges: E.length, ready: true }; }));
})();
