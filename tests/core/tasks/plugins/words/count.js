const words = params.text.split(/\s+/).filter(word => word.length >= params.least);
return { count: words.length, from: input };
