// Two notes, made here: no sound file, no library. Browsers let a page sound only after somebody pressed a button.
const NOTES = [784, 587];
const LENGTH = 0.45;

export class Chime {
  wake() {
    this.context ??= new AudioContext();
    return this.context.resume();
  }

  ring() {
    if (this.context?.state !== "running") return 0;
    NOTES.forEach((frequency, place) => this.note(frequency, this.context.currentTime + place * LENGTH));
    return NOTES.length * LENGTH * 1000;
  }

  note(frequency, at) {
    const tone = this.context.createOscillator();
    const volume = this.context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.4, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
    tone.connect(volume).connect(this.context.destination);
    tone.start(at);
    tone.stop(at + LENGTH);
  }
}
