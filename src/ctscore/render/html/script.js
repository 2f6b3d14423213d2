"use strict";
// Sorting and filtering what is there already; nothing is added that the page does not say without it.
const lang = document.documentElement.lang;
const figureOf = (text) => Number(text.replace(/[\s%+]/g, "").replace("−", "-").replace(lang === "vi" ? "," : /$^/, "."));
const compared = (one, other, asFigures) => {
  if (one === "" || other === "") return (one === "") - (other === "");
  return asFigures ? figureOf(one) - figureOf(other) : one.localeCompare(other, lang, { numeric: true });
};
const sortBy = (table, head, place) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((one, other) => {
    const order = compared(one.cells[place].textContent, other.cells[place].textContent, head.classList.contains("n"));
    return down ? -order : order;
  });
  body.append(...rows);
};
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
document.querySelectorAll("table[data-sort]").forEach((table) => {
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    if (head.textContent === "") return;
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortBy(table, head, place));
  });
});
document.querySelectorAll("table[data-filter]").forEach((table) => {
  const label = document.createElement("label");
  label.className = "filter";
  const input = document.createElement("input");
  input.type = "search";
  label.append(table.dataset.filter, input);
  table.before(label);
  input.addEventListener("input", () => {
    const wanted = folded(input.value);
    for (const row of table.tBodies[0].rows) row.hidden = !folded(row.textContent).includes(wanted);
  });
});
const open = () => {
  const target = document.getElementById(location.hash.slice(1));
  for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", open);
open();
addEventListener("beforeprint", () => document.querySelectorAll("details.fold").forEach((one) => { one.open = true; }));
