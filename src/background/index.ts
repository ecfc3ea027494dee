import browser from 'webextension-polyfill';
import content from '../content/index.iife.ts?script';
browser.runtime.onInstalled.addListener(() => { console.info(content); });
