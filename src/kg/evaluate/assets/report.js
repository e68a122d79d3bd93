// Lights up a fact's evidence in the page, and a passage's facts in the table.
const light = (facts, on) => {
  for (const fact of facts) {
    document.querySelectorAll(`mark[data-facts~="${fact}"], tr[data-fact="${fact}"]`).forEach((e) => e.classList.toggle("lit", on));
  }
};
for (const row of document.querySelectorAll("tr[data-fact]")) {
  const facts = [row.dataset.fact];
  row.addEventListener("mouseenter", () => light(facts, true));
  row.addEventListener("mouseleave", () => light(facts, false));
  row.addEventListener("blur", () => light(facts, false));
  const show = () => {
    light(facts, true);
    const mark = document.querySelector(`mark[data-facts~="${facts[0]}"]`);
    if (mark) {
      const page = mark.closest(".page");
      page.scrollTop = mark.offsetTop - page.offsetTop - page.clientHeight / 3;
    }
  };
  row.addEventListener("focus", show);
  row.addEventListener("click", show);
}
for (const mark of document.querySelectorAll("mark[data-facts]")) {
  const facts = mark.dataset.facts.split(" ");
  mark.addEventListener("mouseenter", () => light(facts, true));
  mark.addEventListener("mouseleave", () => light(facts, false));
}
