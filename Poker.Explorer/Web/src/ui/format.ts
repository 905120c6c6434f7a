const whole = new Intl.NumberFormat("en");

/** A whole number with separators. */
export const count = (value: number) => whole.format(Math.round(value));

/** A number with so many digits after the point. */
export const decimal = (value: number, digits = 1) =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A share in [0, 1] as a percentage. */
export const percent = (share: number, digits = 1) => `${decimal(100 * share, digits)} %`;

/** A large number in three digits: 12.3 M. */
export function short(value: number) {
  const steps = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]] as const;
  const [size, unit] = steps.find(([step]) => Math.abs(value) >= step) ?? [1, ""];
  const number = value / size;
  return `${number.toLocaleString("en", { maximumSignificantDigits: 3 })}${unit && ` ${unit}`}`;
}

/** A length of time. */
export function duration(seconds: number) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${Math.floor(seconds) % 60} s` : `${decimal(seconds, seconds < 10 ? 1 : 0)} s`;
}

/** A moment of the API's, in the reader's time. */
export const moment = (iso: string) => new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" });
