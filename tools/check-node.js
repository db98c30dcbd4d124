// Plain JavaScript: an older Node.js cannot even read the TypeScript that everything else is written in.
const version = process.versions.node;
if (Number(version.split('.')[0]) < 24) {
  console.error(
    `ПрофПлюс needs Node.js 24 or newer, and this is ${version}. On Linux x64 npm brings it along; elsewhere install it and run npm ci again.`,
  );
  process.exit(1);
}
