// The form of the page "change the time" of one booking: what is free on the day, and the form with one of it chosen.
export class MoveForm {
  constructor(address) {
    this.address = address;
    this.free = [];
    this.isHere = false;
    this.coming = this.fetch();
    this.coming.catch(() => {}); // whoever needs it hears of it
  }

  times() {
    return this.coming;
  }

  async fetch() {
    const answer = await fetch(this.address, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.form = page.querySelector("main form[method=post]");
    const choices = [...(this.form?.querySelectorAll("input[name=time]") ?? [])];
    this.free = choices.map((input) => ({ value: input.value, label: input.labels[0].textContent.trim() }));
    this.isHere = true;
  }

  // The first free time that begins in a line of the board.
  timeIn({ begins, ends }) {
    return this.free.find(({ value }) => begins <= value && value < ends);
  }

  // Nothing is left to be typed: of the form stay what it carries unseen, the chosen time, and its button.
  choosing({ value }) {
    const form = document.importNode(this.form, true);
    form.action = this.address;
    for (const input of form.querySelectorAll("input[name=time]")) input.checked = input.value === value;
    for (const part of form.querySelectorAll(".fields, a")) part.hidden = true;
    return form;
  }
}
