import "./fonts.css";
import "../scss/site.scss";
import { offerPasskeys } from "./passkeys";

// Sprinkles only: every page does its work without this file.
document.querySelector<HTMLElement>(".errsum")?.focus();

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

offerPasskeys();
