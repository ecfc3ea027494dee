console.info('urtext');
