const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  // Mantine and the editor put <style> elements and style attributes; scripts stay closed.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  // `blob:`: a film that is being sent is opened to draw its poster.
  'media-src': "'self' blob:",
  'connect-src': "'self'",
  'font-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
};

/** The headers that protect every answer (https://owasp.org/www-project-secure-headers/), for a server asked over `https` or not. */
export const securityHeaders = (https: boolean): readonly (readonly [name: string, value: string])[] => {
  const policy = Object.entries(POLICY).map(([directive, sources]) => `${directive} ${sources}`);
  return [
    ['content-security-policy', [...policy, ...(https ? ['upgrade-insecure-requests'] : [])].join(';')],
    ...(https ? [['strict-transport-security', 'max-age=63072000; includeSubDomains'] as const] : []),
    // A stolen page cannot look or listen; the camera reads a card's QR code, the place finds partners nearby.
    ['permissions-policy', 'camera=(self), geolocation=(self), microphone=(), display-capture=(), payment=(), usb=(), browsing-topics=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['origin-agent-cluster', '?1'],
    ['referrer-policy', 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['x-dns-prefetch-control', 'off'],
    ['x-download-options', 'noopen'],
    ['x-frame-options', 'DENY'],
    ['x-permitted-cross-domain-policies', 'none'],
    ['x-xss-protection', '0'],
  ];
};
