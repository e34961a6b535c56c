throw new Error("No words, please.");
