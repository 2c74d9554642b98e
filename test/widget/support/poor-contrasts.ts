import type { Locator } from 'playwright-core';

/** Texts among the elements that contrast by less than 4.5 to 1. */
export async function poorContrasts(elements: Locator) {
  return (await elements.evaluateAll(contrasts)).filter(({ contrast }) => contrast < 4.5);
}

/** WCAG 2.2 contrast of each element's text with what is painted below it; runs in the browser. */
function contrasts(elements: Element[]): { text: string | null; contrast: number }[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const paint = (colours: string[]): number[] => {
    if (!canvas) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const luminance = (rgb: number[]): number => {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return elements.map((element) => {
    const grounds: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      grounds.unshift(getComputedStyle(at).backgroundColor);
    }
    const ground = luminance(paint(['#fff', ...grounds]));
    const ink = luminance(paint(['#fff', ...grounds, getComputedStyle(element).color]));
    const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
    return { text: element.textContent, contrast: Math.round(contrast * 100) / 100 };
  });
}
