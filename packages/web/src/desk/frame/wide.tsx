import { type ReactNode, useEffect, useRef, useState } from "react";

/**
 * A box that scrolls sideways when what it holds is wider than the page. Only while it does so can the keyboard reach
 * it, to scroll; on a wide screen it adds no stop for Tab.
 */
export function Wide({
  label,
  className = "wide-table",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setOver(element.scrollWidth > element.clientWidth + 1);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  const reach = over ? { tabIndex: 0, role: "region", "aria-label": label } : {};
  return (
    <div ref={box} className={className} {...reach}>
      {children}
    </div>
  );
}
