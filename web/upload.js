import { credentials, Refused } from './api.js';
import { language, word } from './words.js';

/** Sends a file up as evidence; `progress` hears which share of it has gone. `done` settles with what it is called. */
export function upload(file, progress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const said = read(request.responseText);
      if (request.status < 300) resolve(said);
      else reject(new Refused(request.status, said));
    };
    request.onerror = () => reject(new Error(word('unreachable')));
    request.onabort = request.onerror;
    request.open('POST', '/api/evidence');
    request.setRequestHeader('accept-language', language());
    for (const [name, value] of Object.entries(credentials())) request.setRequestHeader(name, value);
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
  return { done, abort: () => request.abort() };
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { title: word('failed') };
  }
}
