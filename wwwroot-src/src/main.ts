import "./fonts.css";
import "../scss/site.scss";
import { offerPasskeys } from "./passkeys";

// Sprinkles only: every page does its work without this file.
document.querySelector<HTMLElement>(".errsum")?.focus();

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const count of document.querySelectorAll<HTMLElement>("[data-picked]")) {
  const form = count.closest("form")!;
  const tell = () => (count.textContent = String(form.querySelectorAll("tbody :checked").length));
  form.addEventListener("change", tell);
  // Boxes stay ticked on the way back from another page.
  addEventListener("pageshow", tell);
}

offerPasskeys();
