/** A file whose text is built into the program. */
declare module '*?raw' {
  const content: string;
  // eslint-disable-next-line no-restricted-syntax -- Vite gives the text this way.
  export default content;
}
