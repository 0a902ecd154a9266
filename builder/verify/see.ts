import type { Frame } from "playwright-core";
import type { Eyes, EyesWindow } from "../../templates/contract/verify.ts";

type Asked = Exclude<keyof Eyes, "control">;

/** Asks the eyes in a frame. */
export function see<Name extends Asked>(
  frame: Frame,
  name: Name,
  ...given: Parameters<Eyes[Name]>
): Promise<Awaited<ReturnType<Eyes[Name]>>> {
  return frame.evaluate(
    ([wanted, values]) => {
      const eyes = (globalThis as unknown as EyesWindow).curricleEyes as unknown as Record<string, (...values: unknown[]) => unknown>;
      return eyes[wanted]?.(...values);
    },
    [name as string, given as unknown[]] as const,
  ) as Promise<Awaited<ReturnType<Eyes[Name]>>>;
}

/** Waits until one of the selectors matches something that can be seen. False where that takes too long. */
export async function appears(frame: Frame, selectors: string, timeout = 8000): Promise<boolean> {
  const look = (wanted: string) => (globalThis as unknown as Partial<EyesWindow>).curricleEyes?.shows(wanted) ?? false;
  return frame.waitForFunction(look, selectors, { timeout, polling: 25 }).then(
    () => true,
    () => false,
  );
}
