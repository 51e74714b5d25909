// Signing in with a passkey needs the browser's help; people without either use a password and a code.
export function offerPasskeys(): void {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-passkey]");
  if (!forms.length || !window.PublicKeyCredential || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;
  for (const hint of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) hint.hidden = true;
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      const answer = form.elements.namedItem("credential") as HTMLInputElement;
      if (answer.value) return;
      event.preventDefault();
      void ask(form)
        .then((credential) => (answer.value = JSON.stringify(credential)))
        // Nothing is sent when the person changes her mind; anything else the server answers with words.
        .catch((reason: unknown) => (reason instanceof DOMException && reason.name === "NotAllowedError" ? Promise.reject(reason) : undefined))
        .then(
          () => form.submit(),
          () => undefined,
        );
    });
  }
}

async function ask(form: HTMLFormElement): Promise<Credential | null> {
  const question = await fetch(form.dataset.question!, { method: "POST", body: new FormData(form) });
  const options = (await question.json()) as never;
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
