/**
 * Shapes over a photo, to say which parts of it are to be blurred.
 *
 * <blur-shapes data-shape="Shape {0}: {1}% from the left, …"> <form> <div class="tools"><button data-do="add">…</div>
 *   <div class="stage"><img><fieldset class="cells">…</fieldset></div> <div class="kept"><input name="area" checked …></div>
 *
 * A mouse draws them; a touch places one, so that a finger can still move and enlarge the page. Each is a button: arrow keys
 * move it, with Shift they change its size, Delete removes it. They are sent as fields named area: "ELLIPSE 120 300 80 110",
 * thousandths of the picture. Without this the squares of the grid do it.
 */
const WHOLE = 1000, SMALLEST = 8, STEP = 10;
const within = (value, low, high) => Math.min(high, Math.max(low, Math.round(value)));

class BlurShapes extends HTMLElement {
  #shapes = [];
  #chosen = null;
  /** As large as the last one: faces in a photo are of one size, more or less. */
  #size = { width: 70, height: 120 };

  connectedCallback() {
    this.form = this.querySelector('form');
    this.stage = this.querySelector('.stage');
    this.status = this.querySelector('.status');
    if (!this.form || !this.stage) return;
    this.querySelector('.cells')?.remove();
    for (const kept of this.querySelectorAll('.kept input')) {
      const [form, left, top, width, height] = kept.value.split(' ');
      this.#add({ form, left: +left, top: +top, width: +width, height: +height }, false);
    }
    this.querySelector('.kept')?.remove();
    this.classList.add('ready');
    this.stage.addEventListener('pointerdown', event => this.#down(event));
    this.stage.addEventListener('click', event => this.#tap(event));
    for (const button of this.querySelectorAll('[data-do]')) button.addEventListener('click', () => this.#do(button.dataset.do));
    this.form.addEventListener('submit', () => this.#fill());
  }

  #at(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: within((event.clientX - box.left) / box.width * WHOLE, 0, WHOLE), y: within((event.clientY - box.top) / box.height * WHOLE, 0, WHOLE) };
  }

  #add(area, focus = true) {
    const button = document.createElement('button');
    button.type = 'button';
    const shape = { ...area, button };
    const grip = document.createElement('span');
    grip.className = 'grip';
    button.append(grip);
    button.addEventListener('keydown', event => this.#key(event, shape));
    button.addEventListener('focus', () => this.#choose(shape));
    button.addEventListener('pointerdown', event => this.#drag(event, shape, event.target === grip));
    // a press on a shape is not one on the photo
    button.addEventListener('click', event => event.stopPropagation());
    this.#shapes.push(shape);
    this.stage.append(button);
    this.#draw(shape);
    this.#choose(shape);
    if (focus) button.focus({ preventScroll: true });
    return shape;
  }

  #draw(shape) {
    shape.width = within(shape.width, SMALLEST, WHOLE);
    shape.height = within(shape.height, SMALLEST, WHOLE);
    shape.left = within(shape.left, 0, WHOLE - shape.width);
    shape.top = within(shape.top, 0, WHOLE - shape.height);
    const { style } = shape.button;
    style.left = `${shape.left / 10}%`;
    style.top = `${shape.top / 10}%`;
    style.width = `${shape.width / 10}%`;
    style.height = `${shape.height / 10}%`;
    shape.button.className = `shape ${shape.form.toLowerCase()}${shape === this.#chosen ? ' chosen' : ''}`;
    shape.button.setAttribute('aria-label', this.#words(shape));
  }

  #words(shape) {
    const parts = [this.#shapes.indexOf(shape) + 1, shape.left / 10, shape.top / 10, shape.width / 10, shape.height / 10];
    return (this.dataset.shape ?? '').replace(/\{(\d)\}/g, (all, number) => String(Math.round(parts[number])));
  }

  #choose(shape) {
    this.#chosen = shape;
    for (const each of this.#shapes) each.button.classList.toggle('chosen', each === shape);
    this.#size = { width: shape.width, height: shape.height };
  }

  #say(words) { if (this.status) this.status.textContent = words; }

  /** Draws a new one, with a mouse or a pen. */
  #down(event) {
    if (event.button !== 0 || event.pointerType === 'touch' || event.target.closest('.shape')) return;
    event.preventDefault();
    const from = this.#at(event);
    let shape = null;
    const move = moved => {
      const to = this.#at(moved);
      const box = { left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
      if (!shape && Math.max(box.width, box.height) < SMALLEST) return;
      shape ??= this.#add({ form: 'ELLIPSE', ...box });
      Object.assign(shape, box);
      this.#draw(shape);
    };
    const up = () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', up);
      this.#drawn = shape !== null;
      if (shape) this.#choose(shape);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', up);
  }

  #drawn = false;

  /** Places one where the photo was touched. */
  #tap(event) {
    if (this.#drawn) { this.#drawn = false; return; }
    const { x, y } = this.#at(event);
    this.#add({ form: 'ELLIPSE', left: x - this.#size.width / 2, top: y - this.#size.height / 2, ...this.#size });
  }

  #drag(event, shape, resizes) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    shape.button.focus({ preventScroll: true });
    shape.button.setPointerCapture(event.pointerId);
    const from = this.#at(event);
    const { left, top, width, height } = shape;
    const move = moved => {
      const to = this.#at(moved);
      if (resizes) Object.assign(shape, { left, top, width: Math.min(width + to.x - from.x, WHOLE - left), height: Math.min(height + to.y - from.y, WHOLE - top) });
      else Object.assign(shape, { left: left + to.x - from.x, top: top + to.y - from.y });
      this.#draw(shape);
    };
    const up = () => {
      shape.button.removeEventListener('pointermove', move);
      this.#choose(shape);
    };
    shape.button.addEventListener('pointermove', move);
    shape.button.addEventListener('pointerup', up, { once: true });
    shape.button.addEventListener('pointercancel', up, { once: true });
  }

  #key(event, shape) {
    const step = event.ctrlKey || event.altKey || event.metaKey ? 2 : STEP;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (by) {
      event.preventDefault();
      if (event.shiftKey) { shape.width += by[0]; shape.height += by[1]; } else { shape.left += by[0]; shape.top += by[1]; }
      this.#draw(shape);
      this.#choose(shape);
      this.#say(this.#words(shape));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.#remove(shape);
    }
  }

  #do(what) {
    if (what === 'zoom') { this.#zoom(); return; }
    if (what === 'add') {
      const { width, height } = this.#size;
      this.#say(this.#words(this.#add({ form: 'ELLIPSE', left: (WHOLE - width) / 2, top: (WHOLE - height) / 2, width, height })));
      return;
    }
    const shape = this.#chosen;
    if (!shape) return;
    if (what === 'remove') { this.#remove(shape); return; }
    if (what === 'form') shape.form = shape.form === 'ELLIPSE' ? 'RECTANGLE' : 'ELLIPSE';
    else {
      const factor = what === 'larger' ? 1.15 : 1 / 1.15;
      const [width, height] = [shape.width * factor, shape.height * factor];
      Object.assign(shape, { left: shape.left - (width - shape.width) / 2, top: shape.top - (height - shape.height) / 2, width, height });
    }
    this.#draw(shape);
    this.#choose(shape);
    this.#say(this.#words(shape));
  }

  /** Faces in a group are small on a phone. What was in the middle stays there. */
  #zoom() {
    const around = this.stage.parentElement;
    const middle = [(around.scrollLeft + around.clientWidth / 2) / around.scrollWidth, (around.scrollTop + around.clientHeight / 2) / around.scrollHeight];
    const large = this.stage.classList.toggle('large');
    this.querySelector('[data-do="zoom"]').setAttribute('aria-pressed', String(large));
    around.scrollTo(middle[0] * around.scrollWidth - around.clientWidth / 2, middle[1] * around.scrollHeight - around.clientHeight / 2);
  }

  #remove(shape) {
    const place = this.#shapes.indexOf(shape);
    this.#shapes.splice(place, 1);
    shape.button.remove();
    this.#chosen = null;
    for (const each of this.#shapes) this.#draw(each);
    const next = this.#shapes[Math.min(place, this.#shapes.length - 1)];
    (next?.button ?? this.querySelector('[data-do="add"]')).focus({ preventScroll: true });
    this.#say(this.dataset.removed ?? '');
  }

  #fill() {
    for (const old of this.form.querySelectorAll('input[name="area"]')) old.remove();
    for (const { form, left, top, width, height } of this.#shapes) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'area';
      field.value = [form, left, top, width, height].join(' ');
      this.form.append(field);
    }
  }
}

customElements.define('blur-shapes', BlurShapes);
