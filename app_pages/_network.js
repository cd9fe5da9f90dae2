// Draws one scene with vis-network (`vis`, put before this text) and tells Streamlit what is
// chosen. Positions, colours and words come from Python; names are only ever text, never markup.

const drawn = new WeakMap(); // parentElement -> View: this module runs again at each rerun
const SVG = "http://www.w3.org/2000/svg";
const LABEL_PX = 12.5;
const EDGE = 4; // pixels between a label and the edge of the picture
const FAINT = 0.12;

export default async function network({ data, parentElement, setStateValue, setTriggerValue }) {
  await document.fonts.load("14px NotoSC", "党"); // a canvas is not painted again for a late font
  let view = drawn.get(parentElement);
  const look = theme(parentElement);
  if (view && view.signature !== data.signature + look.key) {
    view.destroy();
    view = undefined;
  }
  if (!view) {
    view = new View(parentElement, data, look);
    drawn.set(parentElement, view);
  }
  view.tell = { setStateValue, setTriggerValue };
  view.follow(data.selected);
  return () => setTimeout(() => {
    const host = parentElement.host ?? parentElement;
    if (!host.isConnected && drawn.get(parentElement) === view) {
      view.destroy();
      drawn.delete(parentElement);
    }
  });
}

function theme(parentElement) {
  const style = getComputedStyle(parentElement.host ?? parentElement);
  const read = (name, fallback) => style.getPropertyValue(`--st-${name}`).trim() || fallback;
  const background = read("background-color", "#ffffff");
  return {
    background,
    text: read("text-color", "#1f2328"),
    accent: read("primary-color", "#b3261e"),
    dark: brightness(background) < 0.4,
    key: background,
  };
}

function channels(colour) {
  const short = /^#(.)(.)(.)$/.exec(colour);
  const long = /^#(..)(..)(..)/.exec(short ? colour.replace(/[^#]/g, "$&$&") : colour);
  if (long) return long.slice(1, 4).map((part) => parseInt(part, 16));
  return (colour.match(/[\d.]+/g) ?? [255, 255, 255]).slice(0, 3).map(Number);
}

function brightness(colour) {
  const [red, green, blue] = channels(colour);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

// On a dark page dark colours are lightened, so that grey persons and lines stay visible, and
// pale ones darkened, so that they stay pale.
function adapted(colour, look) {
  if (!look.dark) return colour;
  const light = brightness(colour);
  const mix = (towards, share) =>
    `rgb(${channels(colour).map((part) => Math.round(part + (towards - part) * share)).join(",")})`;
  if (light < 0.42) return mix(255, 0.42);
  return light > 0.68 ? mix(0, 0.55) : colour;
}

function element(tag, classes, text, attributes = {}) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

class View {
  constructor(parentElement, data, look) {
    this.parentElement = parentElement;
    this.data = data;
    this.look = look;
    this.signature = data.signature + look.key;
    this.hiddenKeys = new Set();
    this.selected = null;
    this.given = undefined;
    this.hovered = null;
    this.moved = false;
    this.tell = {};
    this.prepare();
    this.build();
    this.draw();
    this.listen();
  }

  // Data -----------------------------------------------------------------------------------

  prepare() {
    this.byId = new Map(this.data.nodes.map((node) => [node.id, node]));
    this.near = new Map(this.data.nodes.map((node) => [node.id, new Set()]));
    for (const edge of this.data.edges) {
      this.near.get(edge.from).add(edge.to);
      this.near.get(edge.to).add(edge.from);
    }
    const weight = (node) => (node.inside ? 1000 : 0) + node.degree - (node.family === "person" ? 50 : 0);
    this.ranked = [...this.data.nodes].sort((a, b) => weight(b) - weight(a));
    this.nodes = new vis.DataSet(this.data.nodes.map((node) => this.visNode(node)));
    this.edges = new vis.DataSet(this.data.edges.flatMap((edge) => this.visEdge(edge)));
  }

  visNode(node) {
    const colour = adapted(node.color, this.look);
    const fill = node.filled ? colour : this.look.background;
    const state = { background: fill, border: colour };
    const made = {
      id: node.id, x: node.x, y: node.y, size: node.size, shape: node.shape, title: node.title,
      label: undefined, opacity: 1, borderWidth: node.filled ? 0 : 2, borderWidthSelected: 3,
      color: { ...state, highlight: { ...state, border: this.look.accent }, hover: state },
      shapeProperties: { borderDashes: node.missing ? [4, 3] : false },
    };
    if (node.inside) {
      made.shape = "custom";
      made.ctxRenderer = (drawing) => this.frame(node, colour, drawing);
    }
    return made;
  }

  visEdge(edge) {
    const colour = adapted(edge.color, this.look);
    const made = {
      id: edge.id, from: edge.from, to: edge.to, width: edge.width, title: edge.title,
      arrows: edge.arrows, dashes: edge.dashes, label: edge.label || undefined,
      color: { color: colour, highlight: colour, hover: colour, opacity: 1 },
      font: { color: colour, size: 12, face: "NotoSC", strokeColor: this.look.background, strokeWidth: 4 },
      // A sign tells even when it is small, a word does not.
      scaling: { label: { drawThreshold: edge.label.length > 1 ? 9 : 4 } },
    };
    if (!edge.double) return [made];
    const gap = this.look.background;
    return [
      { ...made, label: undefined, width: edge.width * 2.4 },
      { ...made, id: `${edge.id}:gap`, width: edge.width * 0.9,
        color: { color: gap, highlight: gap, hover: gap, opacity: 1 } },
    ];
  }

  // Elements -------------------------------------------------------------------------------

  build() {
    const words = this.data.words;
    this.root = element("div", "network");
    this.canvas = element("div", "canvas", "", {
      tabindex: "0", role: "application", "aria-label": this.data.label,
      "aria-roledescription": words.network,
    });
    this.canvas.style.height = `${this.data.height}px`;
    this.spoken = element("div", "spoken", "", { "aria-live": "polite" });
    const tools = element("div", "tools", "", { role: "toolbar", "aria-label": words.tools });
    const button = (name, word, act) => {
      const made = element("button", "", "", { type: "button", title: word, "aria-label": word });
      made.append(icon(ICONS[name]));
      made.addEventListener("click", act);
      tools.append(made);
      return made;
    };
    button("plus", words.zoom_in, () => this.zoom(1.3));
    button("minus", words.zoom_out, () => this.zoom(1 / 1.3));
    button("fit", words.fit, () => this.fit());
    button("full", words.full_screen, () => this.fullScreen());
    const toggle = button("legend", words.legend, () => {
      this.legend.hidden = !this.legend.hidden;
      toggle.setAttribute("aria-pressed", String(!this.legend.hidden));
    });
    toggle.setAttribute("aria-pressed", "true");
    button("save", words.picture, () => this.download());
    this.legend = element("div", "legend", "", { role: "group", "aria-label": words.legend });
    for (const entry of this.data.legend) this.legend.append(this.entry(entry));
    this.root.append(this.canvas, tools, this.legend, this.spoken);
    this.parentElement.append(this.root);
  }

  entry(entry) {
    const key = (entry.tie ? "tie:" : "node:") + entry.key;
    const made = element("button", "entry", "", {
      type: "button", "aria-pressed": "true", title: this.data.words.hide,
    });
    made.append(glyph(entry, this.look), element("span", "", entry.text), element("span", "count", String(entry.count)));
    made.addEventListener("click", () => {
      if (!this.hiddenKeys.delete(key)) this.hiddenKeys.add(key);
      made.setAttribute("aria-pressed", String(!this.hiddenKeys.has(key)));
      this.paint();
    });
    return made;
  }

  draw() {
    const options = JSON.parse(JSON.stringify(this.data.options));
    this.net = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, options);
    this.fit();
    this.parentElement.network = this.net;
    (window.__streetGraphNetworks ??= {})[this.data.key] = this.net;
    this.canvas.dataset.drawn = "true";
  }

  // Frames have room for their label; below this zoom they would cover their neighbours.
  roomy(scale) {
    return scale >= 0.3;
  }

  // A frame with its label inside keeps a readable size on the screen however small the zoom.
  frame(node, colour, { ctx, x, y, state }) {
    const scale = this.net ? this.net.getScale() : 1;
    const roomy = this.roomy(scale);
    const size = (roomy ? Math.min(14, Math.max(8.5, 13 * scale)) : 6) / scale;
    ctx.font = `${size}px NotoSC, sans-serif`;
    const round = node.shape === "ellipse";
    const width = roomy ? ctx.measureText(node.text).width + size * (round ? 2 : 1) : size * 2;
    const height = size * (round ? 2 : 1.6);
    node.frame = { width, height };
    return {
      drawNode: () => {
        ctx.save();
        ctx.globalAlpha = this.bright(node.id) ? 1 : FAINT;
        ctx.beginPath();
        if (round) ctx.ellipse(x, y, width / 2, height / 2, 0, 0, 2 * Math.PI);
        else ctx.roundRect(x - width / 2, y - height / 2, width, height, size / 3);
        ctx.fillStyle = this.look.background;
        ctx.fill();
        ctx.globalAlpha *= 0.1;
        ctx.fillStyle = colour;
        ctx.fill();
        ctx.globalAlpha *= 10;
        ctx.strokeStyle = state.selected ? this.look.accent : colour;
        ctx.lineWidth = (state.selected ? 2.5 : 1.2) / scale;
        ctx.stroke();
        ctx.fillStyle = this.look.text;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.font = `${size}px NotoSC, sans-serif`;
        if (roomy) ctx.fillText(node.text, x, y);
        ctx.restore();
      },
      nodeDimensions: { width, height },
    };
  }

  // Labels keep their size on the screen; the most connected come first, and one that finds
  // no room is left out until the zoom gives it some.
  labels(ctx) {
    const scale = this.net.getScale();
    const taken = new Taken();
    const { left: near, right: far } = this.sides(scale);
    const chosen = this.selected ?? this.hovered;
    const first = chosen ? [chosen, ...this.near.get(chosen)].map((id) => this.byId.get(id)) : [];
    ctx.save();
    ctx.font = `${LABEL_PX / scale}px NotoSC, sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    for (const node of this.data.nodes) {
      if (this.shown(node) && (node.frame || node.size * scale > 3)) taken.add(this.body(node, scale));
    }
    const done = new Set();
    for (const node of [...first, ...this.ranked]) {
      const inFrame = node.inside && this.roomy(scale);
      if (inFrame || done.has(node.id) || !this.shown(node) || !this.bright(node.id)) continue;
      done.add(node.id);
      node.width ??= ctx.measureText(node.text).width * scale;
      const body = this.body(node, scale);
      const middle = (body[0] + body[2] - node.width) / 2;
      // Beside an edge of the picture a label moves inwards, as long as its node is seen.
      const seen = body[2] > near && body[0] < far;
      const left = seen ? Math.max(Math.min(middle, far - node.width), near) : middle;
      const places = [body[3] + 2, body[1] - LABEL_PX - 2].map((top) => [left, top, left + node.width, top + LABEL_PX]);
      const box = places.find((place) => !taken.hits(place)) ?? (node.id === chosen ? places[0] : null);
      if (!box) continue;
      taken.add(box);
      ctx.lineWidth = 3.5 / scale;
      ctx.strokeStyle = this.look.background;
      const at = [(box[0] + node.width / 2) / scale, box[1] / scale];
      ctx.strokeText(node.text, ...at);
      ctx.fillStyle = node.id === chosen ? this.look.accent : this.look.text;
      ctx.fillText(node.text, ...at);
    }
    ctx.restore();
  }

  // The left and right edge of the picture, in the pixels in which labels are placed.
  sides(scale) {
    const left = this.net.DOMtoCanvas({ x: 0, y: 0 }).x * scale;
    return { left: left + EDGE, right: left + this.canvas.clientWidth - EDGE };
  }

  // The room a node takes on the screen.
  body(node, scale) {
    const wide = (node.frame ? node.frame.width / 2 : node.size) * scale;
    const high = (node.frame ? node.frame.height / 2 : node.size) * scale;
    return [node.x * scale - wide, node.y * scale - high, node.x * scale + wide, node.y * scale + high];
  }

  // State ----------------------------------------------------------------------------------

  shown(node) {
    return !this.hiddenKeys.has(`node:${node.family}`);
  }

  bright(id) {
    return this.selected === null || id === this.selected || this.near.get(this.selected).has(id);
  }

  paint() {
    this.nodes.update(this.data.nodes.map((node) => ({
      id: node.id, hidden: !this.shown(node), opacity: this.bright(node.id) ? 1 : FAINT,
    })));
    this.edges.update(this.data.edges.flatMap((edge) => {
      const hidden = this.hiddenKeys.has(`tie:${edge.line}`)
        || !this.shown(this.byId.get(edge.from)) || !this.shown(this.byId.get(edge.to));
      const bright = this.selected === null || edge.from === this.selected || edge.to === this.selected;
      return this.visEdge(edge).map((made) => ({
        id: made.id, hidden, label: bright ? made.label : " ",
        color: { ...made.color, opacity: bright ? 1 : FAINT },
      }));
    }));
  }

  // What Python says is chosen is followed only when Python changes its mind.
  follow(selected) {
    if (selected === this.given) return;
    this.given = selected;
    if (selected !== this.selected) this.select(selected, true, true);
  }

  select(id, show = false, now = false) {
    const known = id !== null && this.byId.has(id) ? id : null;
    if (known === this.selected) return;
    this.selected = known;
    if (known === null) this.net.unselectAll();
    else this.net.selectNodes([known], false);
    this.paint();
    if (show && known !== null) this.bringIntoView(known);
    this.spoken.textContent = known === null ? "" : this.byId.get(known).title;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell.setStateValue("selected", known), now ? 0 : 350);
  }

  open(id) {
    clearTimeout(this.waiting);
    this.tell.setTriggerValue("opened", id);
  }

  bringIntoView(id) {
    const { x, y } = this.net.canvasToDOM(this.net.getPosition(id));
    const margin = 40;
    const { clientWidth, clientHeight } = this.canvas;
    if (x < margin || y < margin || x > clientWidth - margin || y > clientHeight - margin) {
      this.net.moveTo({ position: this.net.getPosition(id), animation: { duration: 200 } });
    }
  }

  // Acting ---------------------------------------------------------------------------------

  listen() {
    const { net, canvas } = this;
    net.on("click", ({ nodes }) => {
      canvas.focus({ preventScroll: true });
      this.select(nodes[0] ?? null, false, true);
    });
    net.on("doubleClick", ({ nodes }) => nodes.length && this.open(nodes[0]));
    net.on("hoverNode", ({ node }) => { this.hovered = node; net.redraw(); });
    net.on("blurNode", () => { this.hovered = null; net.redraw(); });
    net.on("zoom", () => { this.moved = true; });
    net.on("dragEnd", () => { this.moved = true; });
    net.on("resize", () => { if (!this.moved) this.fit(); });
    net.on("afterDrawing", (ctx) => this.labels(ctx));
    canvas.addEventListener("keydown", (event) => this.key(event));
    // The wheel scrolls the page until somebody turns to the picture.
    const wheel = (zoomView) => net.setOptions({ interaction: { zoomView } });
    canvas.addEventListener("focus", () => wheel(true));
    canvas.addEventListener("blur", () => wheel(false));
  }

  key(event) {
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (turn) this.step(turn);
    else if (event.key === "Enter" && this.selected !== null) this.open(this.selected);
    else if (event.key === "Escape") this.select(null);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // To the nearest node in that direction: of those tied to the chosen one, else of all.
  step([right, down]) {
    if (this.selected === null) {
      const start = this.ranked.find((node) => this.shown(node));
      if (start) this.select(start.id, true);
      return;
    }
    const from = this.byId.get(this.selected);
    const nearest = (ids) => {
      let best = null;
      let least = Infinity;
      for (const id of ids) {
        const node = this.byId.get(id);
        const along = (node.x - from.x) * right + (node.y - from.y) * down;
        const aside = Math.abs((node.x - from.x) * down) + Math.abs((node.y - from.y) * right);
        if (!this.shown(node) || along <= 0 || aside > 1.2 * along) continue;
        if (along + aside < least) [best, least] = [id, along + aside];
      }
      return best;
    };
    const next = nearest(this.near.get(from.id)) ?? nearest(this.byId.keys());
    if (next !== null) this.select(next, true);
  }

  zoom(factor) {
    this.moved = true;
    this.net.moveTo({ scale: this.net.getScale() * factor, animation: { duration: 120 } });
  }

  // All nodes, with a margin for the labels at the edges.
  fit() {
    this.moved = false;
    this.net.fit({ maxZoomLevel: 1.3, minZoomLevel: 0.05, animation: false });
    this.net.moveTo({ scale: this.net.getScale() * 0.93 });
  }

  fullScreen() {
    this.moved = false; // the change of size then fits all nodes
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen();
  }

  download() {
    const source = this.net.canvas.frame.canvas;
    const copy = element("canvas");
    copy.width = source.width;
    copy.height = source.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = this.look.background;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(source, 0, 0);
    const link = element("a", "", "", { download: this.data.file, href: copy.toDataURL("image/png") });
    link.click();
  }

  destroy() {
    clearTimeout(this.waiting);
    this.net.destroy();
    this.root.remove();
    if (window.__streetGraphNetworks?.[this.data.key] === this.net) {
      delete window.__streetGraphNetworks[this.data.key];
    }
  }
}

// Boxes already on the screen, found again by the cells of a grid.
class Taken {
  constructor() {
    this.cells = new Map();
  }

  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 48); x <= Math.floor(right / 48); x += 1) {
      for (let y = Math.floor(top / 48); y <= Math.floor(bottom / 48); y += 1) yield `${x}:${y}`;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  hits([left, top, right, bottom]) {
    for (const key of this.keys([left, top, right, bottom])) {
      for (const other of this.cells.get(key) ?? []) {
        if (left < other[2] && right > other[0] && top < other[3] && bottom > other[1]) return true;
      }
    }
    return false;
  }
}

const OUTLINES = {
  star: "12,2 14.6,9 22,9.3 16.2,13.9 18.2,21 12,16.9 5.8,21 7.8,13.9 2,9.3 9.4,9",
  triangle: "12,3 22,20 2,20",
  triangleDown: "12,21 22,4 2,4",
  diamond: "12,2 21,12 12,22 3,12",
  hexagon: "7,3.4 17,3.4 22,12 17,20.6 7,20.6 2,12",
};

const ICONS = {
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M5 5h14v14H5zM10 12h4M12 10v4",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  legend: "M5 7h2M5 12h2M5 17h2M10 7h9M10 12h9M10 17h9",
  save: "M12 4v10M7 10l5 5 5-5M5 19h14",
};

function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  const attributes = { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round" };
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, String(value));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(line);
  return svg;
}

// The sign of a legend entry, of the same shape and line as in the picture.
function glyph(entry, look) {
  const colour = adapted(entry.color, look);
  const svg = document.createElementNS(SVG, "svg");
  const part = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    svg.append(made);
    return made;
  };
  svg.setAttribute("viewBox", entry.tie ? "0 0 36 24" : "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (entry.tie) {
    const stroke = { stroke: colour, "stroke-width": Math.max(1.5, entry.width), "stroke-dasharray": entry.dashes.join(" ") };
    for (const y of entry.double ? [10, 14] : [12]) part("line", { x1: 1, x2: 35, y1: y, y2: y, ...stroke });
    if (entry.arrow) part("polygon", { points: "35,12 27,8 27,16", fill: colour });
    if (entry.mark) {
      part("text", { x: 18, y: 17, "text-anchor": "middle", "font-size": 15, fill: colour, stroke: look.background,
        "stroke-width": 4, "paint-order": "stroke" }).textContent = entry.mark;
    }
    return svg;
  }
  const paint = {
    fill: entry.filled ? colour : look.background, stroke: colour, "stroke-width": 2,
    "stroke-dasharray": entry.missing ? "4 3" : "none",
  };
  const scale = Math.min(1, entry.size / 13);
  if (OUTLINES[entry.shape]) part("polygon", { points: OUTLINES[entry.shape], ...paint });
  else if (entry.shape === "box") part("rect", { x: 2, y: 5, width: 20, height: 14, rx: 3, ...paint });
  else if (entry.shape === "ellipse") part("ellipse", { cx: 12, cy: 12, rx: 10, ry: 7, ...paint });
  else if (entry.shape === "square") part("rect", { x: 12 - 9 * scale, y: 12 - 9 * scale, width: 18 * scale, height: 18 * scale, ...paint });
  else part("circle", { cx: 12, cy: 12, r: 10 * Math.max(0.55, scale), ...paint });
  return svg;
}
