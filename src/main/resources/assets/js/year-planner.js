/**
 * Moves a draft by dragging it from one week of its region to another.
 *
 * <year-planner> … <li class="week" data-monday="2026-11-02" data-free="2026-11-03 2026-11-02 …"> <a data-draft="key" data-day="2026-11-03"> …
 *   <form data-move="key"><input type="date" name="date"></form> … </year-planner>
 *
 * What is dropped on a free week keeps its weekday, or takes the first of the week's free days where that is past or closed; the form of the draft, which does the same by hand, is sent.
 */
const DAY = 86_400_000;
const utc = iso => Date.parse(`${iso}T00:00:00Z`);

class YearPlanner extends HTMLElement {
  connectedCallback() {
    for (const link of this.querySelectorAll('a[data-draft]')) link.draggable = true;
    this.addEventListener('dragstart', event => {
      const link = event.target.closest?.('a[data-draft]');
      if (!link) return;
      this.carried = link;
      link.classList.add('carried');
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', link.dataset.draft);
    });
    this.addEventListener('dragover', event => {
      const week = this.#target(event);
      this.#mark(week);
      if (week) event.preventDefault();
    });
    this.addEventListener('drop', event => {
      const week = this.#target(event);
      if (!week) return;
      event.preventDefault();
      this.#put(week);
    });
    this.addEventListener('dragend', () => {
      this.#mark(null);
      this.carried?.classList.remove('carried');
      this.carried = null;
    });
  }

  /** A free week of the same region; elsewhere a draft cannot go. */
  #target(event) {
    const week = event.target.closest?.('.week[data-free]');
    return this.carried && week?.closest('section') === this.carried.closest('section') ? week : null;
  }

  #mark(week) {
    for (const marked of this.querySelectorAll('.week.over')) if (marked !== week) marked.classList.remove('over');
    week?.classList.add('over');
  }

  #put(week) {
    const { draft, day } = this.carried.dataset;
    const weekday = (new Date(utc(day)).getUTCDay() + 6) % 7;
    const form = this.querySelector(`form[data-move="${CSS.escape(draft)}"]`);
    const kept = new Date(utc(week.dataset.monday) + weekday * DAY).toISOString().slice(0, 10);
    const free = week.dataset.free.split(' ');
    form.elements.date.value = free.includes(kept) ? kept : free[0];
    form.requestSubmit();
  }
}

customElements.define('year-planner', YearPlanner);
