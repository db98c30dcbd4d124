/** A short tone: high for yes, low for no. Only after a person has switched the sound on, for browsers keep silent before. */
export function beep(good: boolean): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.15;
  tone.frequency.value = good ? 880 : 220;
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(audio.currentTime + (good ? 0.12 : 0.35));
}
