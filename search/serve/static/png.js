/* Save a picture as PNG. It is drawn from the file of SVG, in the colours of paper. */
"use strict";

(() => {
  const DOTS_PER_PIXEL = 2; // sharp on paper and on dense screens

  async function imageOf(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
    await image.decode();
    return image;
  }

  function drawn(image) {
    const canvas = document.createElement("canvas");
    canvas.width = DOTS_PER_PIXEL * image.naturalWidth;
    canvas.height = DOTS_PER_PIXEL * image.naturalHeight;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  async function save(button) {
    const address = button.dataset.png;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await drawn(await imageOf(address)));
    link.download = new URL(address, location.href).pathname.split("/").pop().replace(/svg$/, "png");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  for (const button of document.querySelectorAll("button[data-png]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => save(button));
  }
})();
