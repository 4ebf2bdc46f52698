// Runs the checks of every vendor, one after another: node all.mjs PATH-OF-uploaddeck-cli
// Each file beside this one is a vendor's: it exports a function from that path to a list of [name, asynchronous check].

import { readdir } from 'node:fs/promises';

const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.mjs') && name !== 'all.mjs').sort();
let passed = 0;
let failed = 0;
for (const file of files) {
    const vendor = file.replace('.mjs', '');
    const { default: checks } = await import(new URL(file, import.meta.url));
    for (const [name, check] of checks(process.argv[2])) {
        try {
            await check();
            ++passed;
            console.log(`ok      ${vendor}: ${name}`);
        } catch (error) {
            ++failed;
            console.log(`FAILED  ${vendor}: ${name}\n${error.stack}`);
        }
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
