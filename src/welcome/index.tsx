import { render } from 'preact'; render(<p>Urtext</p>, document.body);
