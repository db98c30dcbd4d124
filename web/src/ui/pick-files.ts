interface Options {
  readonly multiple?: boolean;
  readonly accept?: string;
  /** A phone's camera takes the picture at once. */
  readonly camera?: boolean;
}

/** Asks for files with the browser's own dialog; none when it is left. To be called from a click or a key. */
export const pickFiles = ({ multiple = false, accept = '', camera = false }: Options = {}): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', hidden: true, multiple, accept });
    if (camera) input.setAttribute('capture', 'environment');
    const end = (files: readonly File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => end([...(input.files ?? [])]));
    input.addEventListener('cancel', () => end([]));
    // Safari forgets an input that is not in the document.
    document.body.append(input);
    input.click();
  });
