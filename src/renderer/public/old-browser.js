// An older browser gets one readable sentence. A file of its own because the page's policy refuses scripts within it;
// written in what such a browser knows.
if (!(window.CSS && CSS.supports && CSS.supports('color', 'color-mix(in srgb, red, blue)'))) {
  document.write(
    '<p style="margin:48px;font:16px/24px sans-serif">这个浏览器太旧了，打不开 Hearth。请换用 Chrome 111、Edge 111、Safari 16.4、Firefox 115 或更新的版本。<br>' +
      'This browser is too old for Hearth. Please use Chrome 111, Edge 111, Safari 16.4, Firefox 115 or newer.</p>',
  );
}
