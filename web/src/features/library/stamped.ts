/** The same file, named by this moment. */
export function stamped(file: File, ending: string): File {
  const stamp = new Date().toLocaleString('sv').replace(/:/g, '-');
  return new File([file], `${stamp}.${ending}`, { type: file.type, lastModified: file.lastModified });
}
