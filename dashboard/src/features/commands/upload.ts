import { problemOf, Refused, unreachable } from '../../api/problem';
import { credentials } from '../../api/session';
import type { Evidence } from '../../api/types';
import { chosenLanguage } from '../../words/chosen';
import { shrunk } from './shrink';

/**
 * Sends a file up, large photos made smaller; `onShare` hears how much of it is there, 0 to 1. By XMLHttpRequest, since
 * fetch does not tell how far a body has gone.
 * @throws Refused for everything but success.
 */
export async function upload(file: File, onShare: (share: number) => void): Promise<Evidence> {
  const body = new FormData();
  body.set('file', await shrunk(file));
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/evidence');
    request.responseType = 'json';
    const headers = { accept: 'application/json', 'accept-language': chosenLanguage(), ...credentials() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onShare(loaded / total);
    request.onerror = () => reject(new Refused(0, unreachable));
    request.onload = () => {
      const said: unknown = request.response;
      if (request.status < 300) resolve(said as Evidence);
      else reject(new Refused(request.status, problemOf(said)));
    };
    request.send(body);
  });
}
