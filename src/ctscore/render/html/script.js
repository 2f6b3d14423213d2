"use strict";
// Sorting and filtering what is there already; nothing is added that the page does not say without it.
const lang = document.documentElement.lang;
const figureOf = (text) => Number(text.replace(/[\s%+]/g, "").replace("−", "-").replace(",", "."));
const dated = (text) => text.replace(/^(\d{2})\/(\d{2})\/(\d{4})/, "$3-$2-$1");
const compared = (one, other, asFigures) => {
  if (one === "" || other === "") return (one === "") - (other === "");
  return asFigures ? figureOf(one) - figureOf(other) : dated(one).localeCompare(dated(other), lang, { numeric: true });
};
const sortBy = (table, head, place) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  // A sum stays where it is: above its parts or below them.
  const sums = [...body.rows].filter((row) => row.classList.contains("strong"));
  const sumsFirst = body.rows[0].classList.contains("strong");
  const rows = [...body.rows].filter((row) => !sums.includes(row)).sort((one, other) => {
    const order = compared(one.cells[place].textContent, other.cells[place].textContent, head.classList.contains("n"));
    return down ? -order : order;
  });
  body.append(...(sumsFirst ? [...sums, ...rows] : [...rows, ...sums]));
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
  const found = document.createElement("span");
  found.setAttribute("role", "status");
  label.append(table.dataset.filter, input, found);
  table.before(label);
  input.addEventListener("input", () => {
    const wanted = folded(input.value.trim());
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !folded(row.textContent).includes(wanted);
    const left = rows.filter((row) => !row.hidden).length;
    found.textContent = wanted === "" ? "" : ` ${left}/${rows.length} ${table.dataset.found}`;
  });
});
const open = () => {
  const target = document.getElementById(location.hash.slice(1));
  for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", open);
open();
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
